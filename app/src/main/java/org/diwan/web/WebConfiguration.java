package org.diwan.web;

import java.time.Clock;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The beans that pages share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Settings.class, UploadLimits.class})
class WebConfiguration {

    @Bean
    Clock clock(Settings settings) {
        return Clock.system(settings.zone());
    }

    /** Lets a page take in a style sheet as it is, unescaped and untouched. */
    @Bean
    ClassLoaderTemplateResolver sheets() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("static/");
        resolver.setResolvablePatterns(Set.of("assets/*.css"));
        resolver.setTemplateMode(TemplateMode.RAW);
        resolver.setOrder(1);
        return resolver;
    }

    @Bean
    WebMvcConfigurer pages(PageInterceptor interceptor) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(interceptor)
                        .excludePathPatterns("/assets/**", "/api/**", "/fhir/**", "/bank/**", "/*.pdf", "/**/*.pdf");
            }

            @Override
            public void addViewControllers(ViewControllerRegistry registry) {
                for (String page : Set.of("help", "accessibility", "privacy", "contact")) {
                    registry.addViewController("/" + page).setViewName("web/" + page);
                }
            }
        };
    }
}
