package org.diwan.catalog;

import org.diwan.catalog.check.ModelCheck;
import org.diwan.catalog.check.StepCatalogue;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The model police with the steps of this application. */
@Configuration(proxyBeanMethods = false)
class PoliceConfiguration {

    @Bean
    StepCatalogue stepCatalogue(ListableBeanFactory beans) {
        return StepScan.ofBeans(beans);
    }

    @Bean
    ModelCheck modelCheck(StepCatalogue steps) {
        return new ModelCheck(steps);
    }
}
