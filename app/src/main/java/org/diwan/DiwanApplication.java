package org.diwan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Diwan, or runs one of its commands. */
@EnableScheduling
@SpringBootApplication
@ConfigurationPropertiesScan
public class DiwanApplication {

    public static void main(String[] args) {
        // The engine asks for it at each timer, and would search the whole class path each time.
        System.setProperty(
                "javax.xml.datatype.DatatypeFactory",
                "com.sun.org.apache.xerces.internal.jaxp.datatype.DatatypeFactoryImpl");
        if (Commands.areMeant(args)) {
            System.exit(Commands.run(args));
        }
        SpringApplication.run(DiwanApplication.class, args);
    }
}
