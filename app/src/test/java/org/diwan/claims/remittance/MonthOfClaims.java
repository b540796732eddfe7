package org.diwan.claims.remittance;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.diwan.claims.check.ClaimColumn;

/** What a hospital sends in a month, as CSV: most of it right; the same for the same seed. */
public final class MonthOfClaims {

    private static final List<String> SERVICES = List.of(
            "OP-100|120.00",
            "OP-110|220.00",
            "OP-200|65.00",
            "OP-210|90.00",
            "OP-300|140.00",
            "OP-310|1450.00",
            "OP-320|380.00",
            "OP-400|130.00",
            "OP-500|180.00",
            "IP-100|850.00",
            "IP-200|6400.00",
            "IP-210|2100.00",
            "PH-100|38.50",
            "PH-110|29.75",
            "PH-120|24.00",
            "PH-130|9.25");

    private static final List<String> DIAGNOSES = List.of("I10", "E11.9", "J06.9", "M54.5", "J45.9", "Z00.0");
    private static final int MOST_LINES = 6;
    private static final int DAYS = 60;

    private final Random random;
    private final String facility;
    private final List<String> people;
    private final LocalDate last;

    public MonthOfClaims(long seed, String facility, List<String> people, LocalDate last) {
        this.random = new Random(seed);
        this.facility = facility;
        this.people = people;
        this.last = last;
    }

    /** So many claims, of one to six lines each; of one in two hundred nothing can be taken. */
    public byte[] csv(String prefix, int claims) {
        StringBuilder csv = new StringBuilder(String.join(",", ClaimColumn.KEYS)).append("\r\n");
        for (int i = 1; i <= claims; i++) {
            claim(csv, prefix + "-" + i);
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void claim(StringBuilder csv, String number) {
        String patient = people.get(random.nextInt(people.size()));
        LocalDate day = last.minusDays(random.nextInt(DAYS));
        String diagnosis = DIAGNOSES.get(random.nextInt(DIAGNOSES.size()));
        int lines = 1 + random.nextInt(MOST_LINES);
        boolean wrong = random.nextInt(200) == 0;
        for (int line = 1; line <= lines; line++) {
            String[] service = SERVICES.get(random.nextInt(SERVICES.size())).split("\\|");
            BigDecimal price = new BigDecimal(service[1]);
            if (random.nextInt(15) == 0) {
                price = price.add(BigDecimal.valueOf(1 + random.nextInt(5_000), 2));
            }
            int quantity = random.nextInt(10) == 0 ? 1 + random.nextInt(5) : 1;
            csv.append(String.join(
                            ",",
                            number,
                            String.valueOf(line),
                            facility,
                            patient,
                            "\"Patient, " + patient + "\"",
                            day.toString(),
                            diagnosis,
                            service[0],
                            String.valueOf(wrong ? -quantity : quantity),
                            price.toPlainString(),
                            price.multiply(BigDecimal.valueOf(quantity)).toPlainString(),
                            "SAR",
                            random.nextInt(3) == 0 ? "" : "PA-" + number))
                    .append("\r\n");
        }
    }
}
