package org.diwan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.diwan.money.Iban;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pensions of one client as the registry has them, and what must hold of each after a month is paid. */
final class Pensions {

    static final String CLIENT = "1000000024";
    static final String HOLDER = "Ibrahim Yusuf Al-Qahtani";

    private static final Pattern TRANSACTION = Pattern.compile(
            "<EndToEndId>([^<]+)</EndToEndId>.*?<InstdAmt Ccy=\"(\\w+)\">([^<]+)</InstdAmt>.*?<Cdtr>.*?<IBAN>(\\w+)</IBAN>");
    private static final Pattern GROUP = Pattern.compile("<NbOfTxs>(\\d+)</NbOfTxs><CtrlSum>([^<]+)</CtrlSum>");

    private final JdbcClient jdbc;
    private final Path out;

    Pensions(JdbcClient jdbc, Path out) {
        this.jdbc = jdbc;
        this.out = out;
    }

    /** The registry as it was delivered: so many pensions, none of them changed yet. */
    List<String> deliver(int count) {
        jdbc.sql("delete from account_change").update();
        jdbc.sql("delete from benefit_account_period").update();
        jdbc.sql("update benefit_account set has_periods = false").update();
        List<String> benefits = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            String benefit = String.valueOf(610_000_000 + number);
            benefits.add(benefit);
            jdbc.sql(
                            """
                    insert into benefit (benefit_id, national_id, kind, started_on, monthly_amount, currency)
                    values (?, ?, 'old-age', '2019-07-01', ?, 'SAR') on conflict do nothing""")
                    .params(benefit, CLIENT, 1_000 + number)
                    .update();
            jdbc.sql(
                            """
                    insert into benefit_account (benefit_id, iban, holder_name, bank_bic, valid_from)
                    values (?, ?, ?, 'DIWASARI', '2019-07-01') on conflict do nothing""")
                    .params(benefit, Iban.of("SA", "10" + "0".repeat(9) + benefit), HOLDER)
                    .update();
        }
        return benefits;
    }

    /** Nothing is paid yet. */
    void newMonth() throws Exception {
        for (String table : List.of("payment", "payment_omitted", "payment_run")) {
            jdbc.sql("delete from " + table).update();
        }
        for (Path file : files()) {
            Files.delete(file);
        }
    }

    int paidMonths() {
        return count("select count(*) from payment_run");
    }

    boolean isFiled() {
        return count("select count(*) from payment_run where file_at is not null") > 0;
    }

    /** The months' files in the folder of the banks; drafts of killed writers are none. */
    List<Path> files() throws Exception {
        Files.createDirectories(out);
        try (var all = Files.list(out)) {
            return all.filter(file -> file.getFileName().toString().startsWith("pain.001"))
                    .toList();
        }
    }

    /** The case has ended well, once, and each of its benefits is paid to one account on any day: the old, then the new. */
    void assertChangedOnce(String reference, int benefits) {
        assertThat(values("select status from case_file where ended_at is not null and reference = ?", reference))
                .as(reference)
                .containsExactly("GRANTED");
        for (String once : List.of("accountVerified", "accountChanged")) {
            assertThat(values(
                            "select element from timeline_entry where element = '" + once + "' and reference = ?",
                            reference))
                    .as("%s of %s", once, reference)
                    .hasSize(1);
        }
        assertThat(values("select state from account_change where case_reference = ?", reference))
                .as("change of %s", reference)
                .hasSize(benefits)
                .containsOnly("active");
        assertThat(values(
                        "select state from bank_message where direction = 'in' and state <> 'quarantined' and reference = ?",
                        reference))
                .as("answers that count of %s", reference)
                .containsExactly("delivered");
        assertThat(values("select state from bank_message where direction = 'out' and reference = ?", reference))
                .as("questions of %s", reference)
                .containsExactly("answered");
        assertThat(values(
                        """
                select c.benefit_id from account_change c
                 where c.case_reference = ?
                   and (exists (select from known_account k where k.benefit_id = c.benefit_id and superseded_at is null
                                   and valid_from <= c.valid_from and (valid_to is null or valid_to > c.valid_from)
                                   and iban <> c.iban)
                        or not exists (select from known_account k where k.benefit_id = c.benefit_id
                                   and superseded_at is null and valid_to is null and iban = c.iban
                                   and valid_from = c.valid_from)
                        or not exists (select from known_account k where k.benefit_id = c.benefit_id
                                   and superseded_at is null and valid_to = c.valid_from and iban = c.old_iban))""",
                        reference))
                .as("benefits of %s without the new account or the old", reference)
                .isEmpty();
        assertThat(values(
                        """
                select notice || ' ' || channel || ' ' || coalesce(recipient, '') from notification where reference = ?
                 group by notice, channel, recipient having count(*) > 1""",
                        reference))
                .as("notices of %s that go out twice", reference)
                .isEmpty();
        assertThat(values(
                        """
                select c.benefit_id || ' ' || p.iban from account_change c join payment p using (benefit_id)
                 where c.case_reference = ?
                   and p.iban <> case when c.valid_from <= (p.month || '-01')::date then c.iban else c.old_iban end""",
                        reference))
                .as("benefits of %s that are not paid to where the case says", reference)
                .isEmpty();
    }

    /** Of every benefit in the registry. */
    void assertPaidOnceToTheRightAccount() {
        assertThat(count("select count(*) from payment_run")).isOne();
        assertThat(
                        list(
                                """
                select benefit_id from benefit
                 where (select count(*) from payment p where p.benefit_id = benefit.benefit_id)
                     + (select count(*) from payment_omitted o where o.benefit_id = benefit.benefit_id) <> 1"""))
                .as("benefits that are not in the month once")
                .isEmpty();
        assertThat(
                        list(
                                """
                select p.benefit_id from payment p join payment_run r using (month)
                 where (select array_agg(k.iban) from known_account k
                         where k.benefit_id = p.benefit_id and k.valid_from <= r.pay_day
                           and (k.valid_to is null or k.valid_to > r.pay_day) and k.recorded_at <= r.run_at
                           and (k.superseded_at is null or k.superseded_at > r.run_at)) is distinct from array[p.iban]"""))
                .as("payments to another account than the one known for the pay day when the month was paid")
                .isEmpty();
        assertThat(
                        list(
                                """
                select benefit_id from (
                    select benefit_id, valid_to, lead(valid_from) over (partition by benefit_id order by valid_from) as next
                      from known_account where superseded_at is null) period
                 where valid_to is distinct from next"""))
                .as("benefits with two accounts on a day, or none")
                .isEmpty();
        assertThat(count("select count(*) from account_change where state = 'pending' and "
                        + "case_reference in (select reference from case_file where ended_at is not null)"))
                .as("reservations of cases that have ended")
                .isZero();
        assertThat(count("select count(*) from act_ru_incident")).isZero();
    }

    /** Payment by payment. */
    void assertFileSaysTheSame() throws Exception {
        List<Path> files = files();
        assertThat(files).hasSize(1);
        String text = Files.readString(files.get(0), StandardCharsets.UTF_8);
        List<String> inFile = TRANSACTION
                .matcher(text)
                .results()
                .map(one -> one.group(1) + " " + one.group(3) + " " + one.group(2) + " " + one.group(4))
                .toList();
        assertThat(inFile)
                .as("payments of the file")
                .containsExactlyInAnyOrderElementsOf(
                        list(
                                "select benefit_id || '-' || month || ' ' || amount || ' ' || currency || ' ' || iban from payment"));
        String total =
                list("select count(*) || ' ' || sum(amount) from payment").get(0);
        assertThat(GROUP.matcher(text).results().map(one -> one.group(1) + " " + one.group(2)))
                .as("totals of the file")
                .isNotEmpty()
                .first()
                .isEqualTo(total);
    }

    /** How many of the cases' benefits the month pays to the new account, and how many still to the old. */
    String paidTo(List<String> references) {
        var wanted = new TreeSet<>(references);
        long fresh = list(
                        "select case_reference from account_change join payment using (benefit_id, iban) where state = 'active'")
                .stream()
                .filter(wanted::contains)
                .count();
        long all = list(
                        "select case_reference from account_change join payment using (benefit_id) where state = 'active'")
                .stream()
                .filter(wanted::contains)
                .count();
        return fresh + " new, " + (all - fresh) + " old";
    }

    private int count(String query) {
        return jdbc.sql(query).query(Integer.class).single();
    }

    private List<String> list(String query) {
        return jdbc.sql(query).query(String.class).list();
    }

    private List<String> values(String query, String reference) {
        return jdbc.sql(query).param(reference).query(String.class).list();
    }
}
