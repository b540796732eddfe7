package org.diwan.web;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The institution's key, read once. */
@Configuration
@EnableConfigurationProperties(SigningSettings.class)
public class SigningConfiguration {

    @Bean
    SigningKey signingKey(SigningSettings settings, Clock clock) {
        return SigningKey.of(settings, clock);
    }
}
