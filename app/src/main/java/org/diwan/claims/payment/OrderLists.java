package org.diwan.claims.payment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.diwan.claims.payment.Order.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders and what is in them, for the pages of finance officers. */
@Repository
class OrderLists {

    private final JdbcClient db;

    OrderLists(JdbcClient db) {
        this.db = db;
    }

    /** An order in a list. */
    record Entry(
            String reference,
            String facilityId,
            String nameLatin,
            String nameArabic,
            LocalDate day,
            BigDecimal amount,
            String currency,
            long transfers,
            String preparedBy,
            @Nullable String approvedBy,
            String state) {

        /** The facility's name in a language. */
        public String name(String language) {
            return language.equals("ar") ? nameArabic : nameLatin;
        }
    }

    /** A transfer with the file of claims that it is for; its state is a word. */
    record Part(
            String endToEndId,
            String batch,
            String file,
            long claims,
            long lines,
            BigDecimal amount,
            String state,
            @Nullable String code,
            @Nullable Instant settledAt) {}

    /** A line that is paid. Whose it is says the claim, not this page. */
    record Line(
            String claimNo,
            int lineNo,
            LocalDate serviceDate,
            String serviceCode,
            @Nullable String title,
            BigDecimal amount,
            String state) {}

    /** @param state a word, or empty for all */
    List<Entry> page(String state, int limit, int offset) {
        return db.sql(
                        """
                select p.reference, p.facility_id, coalesce(f.name_latin, p.facility_id) as name_latin,
                       coalesce(f.name_arabic, p.facility_id) as name_arabic, p.day, p.amount, p.currency,
                       (select count(*) from claim_transfer t where t.reference = p.reference) as transfers,
                       p.prepared_by, p.approved_by, p.state
                  from claim_payment p left join facility f on f.facility_id = p.facility_id
                 where :state = '' or p.state = :state
                 order by p.prepared_at desc, p.reference limit :limit offset :offset""")
                .param("state", state)
                .param("limit", limit)
                .param("offset", offset)
                .query(Entry.class)
                .list();
    }

    /** How many orders there are of each state. */
    Map<String, Long> counts() {
        record Count(String state, long orders) {}
        return db
                .sql("select state, count(*) as orders from claim_payment group by state")
                .query(Count.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Count::state, Count::orders));
    }

    static List<String> states() {
        return Arrays.stream(State.values())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    List<Part> parts(String reference) {
        return db.sql(
                        """
                select t.end_to_end_id, b.reference as batch, coalesce(b.file_name, b.reference) as file,
                       count(distinct l.claim_id) as claims, count(*) as lines, t.amount, t.state, t.code, t.settled_at
                  from claim_transfer t join claim_batch b on b.id = t.batch_id
                  join claim_payment_line p on p.transfer_id = t.id join claim_line l on l.id = p.line_id
                 where t.reference = ? group by t.id, b.id order by t.id""")
                .param(reference)
                .query(Part.class)
                .list();
    }

    List<Line> lines(String reference, int limit, int offset) {
        return db.sql(
                        """
                select c.claim_no, l.line_no, l.service_date, l.service_code, s.title, p.amount, p.state
                  from claim_transfer t join claim_payment_line p on p.transfer_id = t.id
                  join claim_line l on l.id = p.line_id join claim c on c.id = l.claim_id
                  left join tariff s on s.service_code = l.service_code
                 where t.reference = ? order by t.id, l.id limit ? offset ?""")
                .params(reference, limit, offset)
                .query(Line.class)
                .list();
    }

    /** The facility's names, Latin first; its id where the registry does not know it. */
    Names names(String facility) {
        return db.sql("select name_latin, name_arabic from facility where facility_id = ?")
                .param(facility)
                .query(Names.class)
                .optional()
                .orElse(new Names(facility, facility));
    }

    /** A facility's names. */
    record Names(String nameLatin, String nameArabic) {

        /** The one in a language. */
        public String in(String language) {
            return language.equals("ar") ? nameArabic : nameLatin;
        }
    }
}
