package org.diwan.operations;

import org.diwan.web.Readings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this part of the house measures itself. */
@Configuration(proxyBeanMethods = false)
class OperationsConfiguration {

    @Bean
    Readings nodesThatRun() {
        return Nodes.RUNNING;
    }
}
