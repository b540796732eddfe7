package org.diwan.insight;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How figures are kept.
 *
 * @param scheduled whether this node counts ahead; where none does, figures stand still
 * @param liveFor how long a count of what is open now is good for all who ask
 */
@ConfigurationProperties("diwan.insight")
record InsightSettings(@DefaultValue("true") boolean scheduled, @DefaultValue("3s") Duration liveFor) {}
