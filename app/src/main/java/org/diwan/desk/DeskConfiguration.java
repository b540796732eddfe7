package org.diwan.desk;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the door before the pages on which staff act for a client. */
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

    @Bean
    WebMvcConfigurer beforeClientPages(ClientDoor door) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(door)
                        .addPathPatterns(
                                "/desk/clients/{party}/access",
                                "/desk/clients/{party}/start",
                                "/desk/clients/{party}/start/**",
                                "/desk/clients/{party}/started/**");
            }
        };
    }
}
