package org.diwan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts Diwan. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class DiwanApplication {

    public static void main(String[] args) {
        SpringApplication.run(DiwanApplication.class, args);
    }
}
