package org.diwan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Diwan. */
@SpringBootApplication
public class DiwanApplication {

    public static void main(String[] args) {
        SpringApplication.run(DiwanApplication.class, args);
    }
}
