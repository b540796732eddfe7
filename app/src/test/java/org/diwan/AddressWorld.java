package org.diwan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.cases.Case;
import org.diwan.cases.Cases;
import org.diwan.cases.NewCase;
import org.diwan.cases.Task;
import org.diwan.cases.Tasks;
import org.diwan.cases.WorkGroups;
import org.diwan.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One of everything that an address can name: for each role one of its own and one of somebody else's. Clients are two, as
 * are facilities; staff who are limited to an office are of Tabuk, and what is somebody else's is of another office.
 */
final class AddressWorld {

    private static final String CLIENT = "1000000016";
    private static final String STRANGER = "1000000040";
    static final String HOSPITAL = "F0006";
    static final String PHARMACY = "F0002";
    private static final String OFFICE = "tabuk";
    private static final WorkGroups CLERKS = WorkGroups.of("clerk");

    private final Cases cases;
    private final Tasks tasks;
    private final JdbcClient jdbc;
    private final Map<String, Named> named = new HashMap<>();

    /** What a kind of object is called where it is one's own, and where it is somebody else's. */
    record Named(@Nullable String own, @Nullable String foreign) {}

    AddressWorld(ApplicationContext house) {
        cases = house.getBean(Cases.class);
        tasks = house.getBean(Tasks.class);
        jdbc = house.getBean(JdbcClient.class);
        numbersThatStandOut(TestDatabase.asOwner(house.getEnvironment().getRequiredProperty("diwan.db-url")));
        staffOfOneOffice();
        clients();
        desk();
        facilities();
        bank();
        access();
    }

    /** Everybody has signed in: whose sessions there are. */
    void signedIn() {
        for (Role role : Role.values()) {
            named.put(
                    role + " session",
                    new Named(null, session(user(role == Role.CITIZEN ? Role.CLERK : Role.CITIZEN))));
        }
    }

    void endSessionsOf(String user) {
        jdbc.sql("delete from web_session where principal_name = ?").param(user).update();
    }

    private String session(String user) {
        return jdbc.sql("select primary_id from web_session where principal_name = ? limit 1")
                .param(user)
                .query(String.class)
                .single();
    }

    /** Who signs in for a role. */
    static String user(Role role) {
        return switch (role) {
            case CITIZEN -> CLIENT;
            case PARTNER -> "hospital1";
            case CLERK -> OFFICE + "clerk1";
            case MANAGER -> OFFICE + "manager1";
            case SUPERVISOR -> OFFICE + "supervisor1";
            case OPERATOR -> OFFICE + "admin1";
            default -> role.engineGroup() + "1";
        };
    }

    /** What an object is called for a role; nothing of it where the world has none. */
    Named of(Role role, String kind) {
        return named.getOrDefault(role + " " + kind, new Named(null, null));
    }

    /** What is somebody else's to a role, by the words that a page would name it with. */
    Set<String> foreign(Role role) {
        return named.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(role + " "))
                .filter(entry ->
                        !entry.getKey().endsWith(" user") && !entry.getKey().endsWith(" month"))
                .flatMap(entry -> Stream.ofNullable(entry.getValue().foreign()))
                .collect(Collectors.toSet());
    }

    /** Some object of the kind, whosever it is. */
    String any(String kind) {
        return named.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(" " + kind))
                .map(entry -> entry.getValue().own())
                .filter(own -> own != null)
                .findFirst()
                .orElse(none(kind));
    }

    /** What there is nothing of; most things are told by a number. */
    static String none(String kind) {
        return switch (kind) {
            case "case", "my-case", "office-case", "begun-case", "refused-case", "certificate" -> "CRT-2026-XXXXXXXX";
            case "batch" -> "CLM-2026-XXXXXXXX";
            case "sent-claim" -> "CLM-2026-XXXXXXXX.1";
            case "order" -> "CPY-2026-XXXXXXXX";
            case "client" -> "1999999993";
            case "month" -> "2019-01";
            case "service" -> "no-such-service";
            case "user" -> "nobody-is-called-so";
            case "draft", "my-draft", "upload", "my-upload", "step", "task", "session" ->
                "00000000-0000-4000-8000-000000000000";
            default -> "987654321";
        };
    }

    private void put(String kind, String own, @Nullable String foreign, Role... roles) {
        for (Role role : roles) {
            named.put(role + " " + kind, new Named(own, foreign));
        }
    }

    /** Whatever else a page says, it does not say these, and no two are the same. */
    private static void numbersThatStandOut(JdbcClient owner) {
        long first = 77_000_000;
        for (String table : List.of(
                "claim", "api_key", "saved_filter", "bank_message", "known_device", "pin_letter", "access_grant")) {
            owner.sql("select setval(pg_get_serial_sequence(?, 'id'), ?)")
                    .params(table, first)
                    .query(Long.class)
                    .single();
            first += 10_000;
        }
    }

    private void staffOfOneOffice() {
        for (String like : List.of("clerk1", "supervisor1", "manager1", "admin1")) {
            jdbc.sql(
                            """
                    insert into account (user_name, kind, name_latin, name_arabic, password_hash, roles, office, unit)
                    select :at || user_name, kind, name_latin, name_arabic, password_hash, roles, :at, :at
                    from account where user_name = :like on conflict do nothing""")
                    .param("at", OFFICE)
                    .param("like", like)
                    .update();
        }
        put("user", user(Role.CLERK), "clerk2", Role.OPERATOR);
        put("user", "clerk2", null, Role.SECURITY);
    }

    private void clients() {
        String asked = asked(CLIENT);
        String askedOther = asked(STRANGER);
        put("my-case", asked, askedOther, Role.CITIZEN);
        put("step", task(asked), task(askedOther), Role.CITIZEN);
        put("my-upload", upload(asked), upload(askedOther), Role.CITIZEN);
        put("refused-case", refused(CLIENT), refused(STRANGER), Role.CITIZEN);
        put("service", "certificate-issuance", null, Role.CITIZEN);
        put("my-draft", draft(CLIENT, null), draft(STRANGER, null), Role.CITIZEN);
        for (Role role : Role.values()) {
            if (role.compareTo(Role.CLERK) >= 0) {
                put("my-case", caseOf("staff:" + user(role)), asked, role);
                put("my-upload", upload(of(role, "my-case").own()), upload(asked), role);
                named.put(role + " my-draft", new Named(null, draft(STRANGER, null)));
                named.put(
                        role + " refused-case",
                        new Named(null, of(Role.CITIZEN, "refused-case").own()));
            }
        }
    }

    private void desk() {
        String own = submit(CLIENT);
        String foreign = submit(STRANGER);
        atOffice(own);
        Role[] office = {Role.CLERK, Role.SUPERVISOR};
        put("client", CLIENT, STRANGER, office);
        put("case", own, foreign, office);
        put("office-case", own, foreign, Role.MANAGER);
        for (Role role : office) {
            String begun = submit(CLIENT);
            jdbc.sql("update case_file set submitted_by = ? where reference = ?")
                    .params(user(role), begun)
                    .update();
            put("begun-case", begun, foreign, role);
        }
        put("task", task(own), task(foreign), office);
        put("upload", upload(own), upload(foreign), office);
        for (Role role : office) {
            put("draft", draft(CLIENT, user(role)), draft(CLIENT, "clerk2"), role);
        }
        for (Role role : Role.values()) {
            if (role.compareTo(Role.CLERK) >= 0) {
                put("list", list(user(role)), list("clerk2"), role);
            }
        }
        for (Role role : List.of(Role.REVIEWER, Role.FINANCE, Role.SECURITY, Role.OPERATOR)) {
            named.put(role + " task", new Named(null, task(foreign)));
            named.put(role + " case", new Named(null, foreign));
            named.put(role + " upload", new Named(null, upload(foreign)));
        }
        String letter = letter(CLIENT);
        String other = letter(STRANGER);
        put("letter", letter, other, office);
        granted(CLIENT, "accept-gap");
        granted(STRANGER, "accept-overlap");
    }

    private void access() {
        String foreign = grant("clerk2");
        for (Role role : Role.values()) {
            if (role.compareTo(Role.CLERK) >= 0) {
                put("grant", grant(user(role)), foreign, role);
            }
        }
    }

    private void facilities() {
        String own = batch(HOSPITAL);
        String foreign = batch(PHARMACY);
        put("batch", own, foreign, Role.PARTNER);
        put("sent-claim", own + ".1", foreign + ".1", Role.PARTNER);
        put("my-case", caseOf(own, HOSPITAL), caseOf(foreign, PHARMACY), Role.PARTNER);
        put("my-upload", upload(own), upload(foreign), Role.PARTNER);
        put("claim", claim(own), claim(foreign), Role.PARTNER);
        put("key", key(HOSPITAL), key(PHARMACY), Role.PARTNER);
        String order = order(own, HOSPITAL);
        caseOf(order, HOSPITAL);
        put("order", order, order(foreign, PHARMACY), Role.PARTNER);
        put("order", order, null, Role.FINANCE);
    }

    private void bank() {
        String message = jdbc.sql(
                        """
                insert into bank_message (direction, kind, state, reason, next_try_at, at, content)
                values ('in', 'unknown', 'quarantined', 'malformed', now(), now(), 'x') returning id::text""")
                .query(String.class)
                .single();
        jdbc.sql("insert into payment_run values ('2026-01', '2026-01-27', 'x', now(), 'run.xml', now())")
                .update();
        jdbc.sql(
                        "insert into payment values ('B1', '2026-01', ?, 'SA0380000000608010167519', 'Name', 'DIWASARI', 10, 'SAR')")
                .param(CLIENT)
                .update();
        put("month", "2026-01", null, Role.FINANCE);
        put("bank-message", message, null, Role.OPERATOR, Role.SUPERVISOR);
    }

    private String submit(String client) {
        return cases.submit(new NewCase(
                "certificate-issuance",
                client,
                client,
                "web",
                Map.of("template", "wage", "languages", "en", "validity", "30", "addressee", "Bank"),
                UUID.randomUUID().toString()));
    }

    private String decided(String client, Map<String, Object> answers) {
        String reference = submit(client);
        Task task = tasks.openOfCase(reference).get(0);
        tasks.claim(task.id(), "clerk1", CLERKS);
        tasks.complete(task.id(), "clerk1", answers);
        return reference;
    }

    private String asked(String client) {
        return decided(client, Map.of("outcome", "ask", "question", "Since when?"));
    }

    private String refused(String client) {
        return decided(client, Map.of("outcome", "refuse", "reason", "record-incomplete"));
    }

    private void granted(String client, String correction) {
        Case file = cases.find(decided(client, Map.of("outcome", "issue", "correction", correction)))
                .orElseThrow();
        Named before = of(Role.CITIZEN, "certificate");
        put(
                "certificate",
                before.own() == null ? file.reference() : before.own(),
                before.own() == null ? null : file.reference(),
                Role.CITIZEN);
    }

    private void atOffice(String reference) {
        for (String table : List.of("case_file", "task")) {
            jdbc.sql("update " + table + " set office = ? where reference = ?")
                    .params(OFFICE, reference)
                    .update();
        }
    }

    private String task(String reference) {
        return tasks.openOfCase(reference).get(0).id();
    }

    private String upload(String reference) {
        String id = UUID.randomUUID().toString();
        jdbc.sql(
                        """
                insert into upload (id, scope, field, name, media_type, size, sha256, content, verdict, uploaded_by, uploaded_at)
                values (?::uuid, ?, 'files', 'slip.txt', 'text/plain', 1, 'x', 'x', 'CLEAN', 'x', now())""")
                .params(id, reference)
                .update();
        return id;
    }

    private String draft(String client, @Nullable String by) {
        String id = UUID.randomUUID().toString();
        jdbc.sql(
                        """
                insert into draft (id, service, client, begun_by, channel, answers, updated_at)
                values (?::uuid, 'certificate-issuance', ?, ?, ?, '{}', now())""")
                .params(id, client, by, by == null ? "web" : "office")
                .update();
        return id;
    }

    private String letter(String client) {
        return jdbc.sql(
                        "insert into pin_letter (user_name, asked_by, asked_at) values (?, 'x', now()) returning id::text")
                .param(client)
                .query(String.class)
                .single();
    }

    private String device(String owner) {
        return jdbc.sql(
                        """
                insert into known_device (user_name, token, browser, system, first_seen_at, last_seen_at)
                values (?, sha256(?::bytea), 'Firefox', 'Linux', now(), now()) returning id::text""")
                .params(owner, owner)
                .query(String.class)
                .single();
    }

    private String list(String owner) {
        return jdbc.sql(
                        "insert into saved_filter (owner, name, address) values (?, ?, 'filter=free') returning id::text")
                .params(owner, UUID.randomUUID().toString())
                .query(String.class)
                .single();
    }

    private String grant(String holder) {
        return jdbc.sql(
                        """
                insert into access_grant (user_name, system, role, valid_from, state, asked_at)
                select ?, system, id, '2026-11-02', 'held', now() from access_role where system = 'ledger' order by id limit 1
                returning id::text""")
                .param(holder)
                .query(String.class)
                .single();
    }

    private String batch(String facility) {
        String reference = "CLM-2026-" + facility + "AAA";
        jdbc.sql(
                        """
                with batch as (
                    insert into claim_batch (reference, facility_id, file_name, format, content_sha256, submitted_by, channel,
                                             submitted_at, state, judged_at)
                    values (:reference, :facility, 'claims.csv', 'csv', sha256(:reference::bytea), 'x', 'web', now(), 'judged',
                            now()) returning id),
                claim as (
                    insert into claim (batch_id, claim_no, facility_id, national_id, patient_name, first_record, amount,
                                       currency, state)
                    select id, 'C-1', :facility, :client, 'Name', 1, 10, 'SAR', 'judged' from batch returning id)
                insert into claim_line (claim_id, line_no, record, national_id, service_date, diagnosis, service_code,
                                        quantity, unit_price, amount, currency, outcome, allowed)
                select id, 1, 1, :client, '2026-11-02', 'I10', 'OP-110', 1, 10, 10, 'SAR', 'PAY', 10 from claim""")
                .param("reference", reference)
                .param("facility", facility)
                .param("client", CLIENT)
                .update();
        return reference;
    }

    private String caseOf(String client) {
        return caseOf("CRT-2026-%08d".formatted(named.size()), client);
    }

    private String caseOf(String batch, String facility) {
        String service = batch.startsWith("CRT") ? "certificate-issuance" : "hospital-claim";
        jdbc.sql(
                        """
                insert into case_file (reference, service, client, submitted_by, channel, status, submitted_at, due_at,
                                       request_key)
                values (:reference, :service, :facility, :facility, 'web', 'IN_PROGRESS', now(), now(), :reference)""")
                .param("reference", batch)
                .param("service", service)
                .param("facility", facility)
                .update();
        jdbc.sql(
                        """
                insert into submission (reference, form, answers, submitted_by, submitted_at)
                values (?, ?, '{}', ?, now())""")
                .params(batch, service + "-request", facility)
                .update();
        return batch;
    }

    private String claim(String batch) {
        return jdbc.sql("select c.id::text from claim c join claim_batch b on b.id = c.batch_id where b.reference = ?")
                .param(batch)
                .query(String.class)
                .single();
    }

    private String key(String facility) {
        return jdbc.sql(
                        """
                insert into api_key (party_id, name, key_hash, prefix, scopes, created_by, created_at, expires_at)
                values (?, 'Key', sha256(?::bytea), 'dwn_x', '{CLAIMS_READ}', 'x', now(), now() + interval '1 day')
                returning id::text""")
                .params(facility, facility)
                .query(String.class)
                .single();
    }

    private String order(String batch, String facility) {
        String reference = "CPY-2026-" + facility + "AAA";
        jdbc.sql(
                        """
                insert into claim_payment (reference, facility_id, day, currency, amount, iban, holder_name, bank_bic,
                                           prepared_by, prepared_at, approved_by, approved_at, sent_at, state, settled_at)
                values (?, ?, '2026-11-02', 'SAR', 10, 'SA0380000000608010167519', 'Name', 'DIWASARI', 'x', now(), 'y',
                        now(), now(), 'paid', now())""")
                .params(reference, facility)
                .update();
        jdbc.sql(
                        """
                with transfer as (
                    insert into claim_transfer (reference, batch_id, amount, end_to_end_id, state, settled_at)
                    select ?, id, 10, reference, 'paid', now() from claim_batch where reference = ? returning id, batch_id)
                insert into claim_payment_line (line_id, transfer_id, amount, state)
                select l.id, t.id, 10, 'paid' from transfer t join claim c on c.batch_id = t.batch_id
                join claim_line l on l.claim_id = c.id""")
                .params(reference, batch)
                .update();
        return reference;
    }
}
