package org.diwan.insight.pages;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the pages measure figures against.
 *
 * @param lateLimit share of cases over their target that no week should pass, such as 0.03
 * @param currency the one that claims are told in
 */
@ConfigurationProperties("diwan.insight")
record InsightPageSettings(@DefaultValue("0.03") double lateLimit, @DefaultValue("SAR") String currency) {

    InsightPageSettings {
        if (lateLimit <= 0 || lateLimit >= 1) {
            throw new IllegalArgumentException("DIWAN_INSIGHT_LATE_LIMIT is a share such as 0.03, not " + lateLimit);
        }
    }
}
