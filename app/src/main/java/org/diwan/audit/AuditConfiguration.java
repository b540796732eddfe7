package org.diwan.audit;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings, for commands too. */
@Configuration
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {}
