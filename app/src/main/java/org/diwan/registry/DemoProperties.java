package org.diwan.registry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The made-up registry of the demo mode.
 *
 * @param demoPeople how many people, the ten of the sign-in page among them
 * @param demoMonths how many months of wages each employment gets at most
 */
@ConfigurationProperties("diwan")
record DemoProperties(@DefaultValue("10000") long demoPeople, @DefaultValue("24") int demoMonths) {}
