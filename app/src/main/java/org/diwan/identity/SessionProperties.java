package org.diwan.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lasts at most.
 *
 * @param longest from signing in on, however busy it is
 */
@ConfigurationProperties("diwan.session")
record SessionProperties(@DefaultValue("12h") Duration longest) {}
