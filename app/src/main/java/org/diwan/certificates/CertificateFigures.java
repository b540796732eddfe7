package org.diwan.certificates;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What managers ask of certificates: how many, from where, and how often somebody checks them. */
@Repository
class CertificateFigures {

    private final JdbcClient jdbc;

    CertificateFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Figures of a span of time.
     *
     * @param issued certificates by the channel they were asked on
     * @param verifications checks by the channel they came on
     */
    record Figures(Map<String, Long> issued, Map<String, Long> verifications) {

        long allIssued() {
            return sum(issued);
        }

        long allVerifications() {
            return sum(verifications);
        }

        /** Checks for each hundred certificates issued; zero where none was. */
        long verificationsPerHundred() {
            return allIssued() == 0 ? 0 : Math.round(100.0 * allVerifications() / allIssued());
        }

        private static long sum(Map<String, Long> byChannel) {
            return byChannel.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** From the first moment to before the second. */
    Figures between(Instant from, Instant to) {
        return new Figures(
                byChannel("select channel, count(*) from certificate where issued_at >= ? and issued_at < ?", from, to),
                byChannel("select channel, count(*) from verification where at >= ? and at < ?", from, to));
    }

    private Map<String, Long> byChannel(String sql, Instant from, Instant to) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql(sql + " group by channel order by channel")
                .params(Certificates.utc(from), Certificates.utc(to))
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }
}
