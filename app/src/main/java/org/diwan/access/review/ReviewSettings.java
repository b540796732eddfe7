package org.diwan.access.review;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When roles are reviewed.
 *
 * @param reviewMonths months from one review to the next; none: only when the security officer asks
 */
@ConfigurationProperties("diwan.access")
record ReviewSettings(@DefaultValue("3") int reviewMonths) {}
