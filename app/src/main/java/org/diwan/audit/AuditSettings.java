package org.diwan.audit;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the chain is kept.
 *
 * @param heads the file that signed heads are added to, beside the table
 * @param headEvery how long a head that moved may stay unsigned
 * @param headEntries how many entries it may move before it is signed at once
 * @param certificates earlier certificates of the institution, whose heads are still believed; PEM
 */
@ConfigurationProperties("diwan.audit")
record AuditSettings(
        @DefaultValue("./data/audit/heads.jsonl") Path heads,
        @DefaultValue("1m") Duration headEvery,
        @DefaultValue("1000") long headEntries,
        @Nullable Path certificates) {}
