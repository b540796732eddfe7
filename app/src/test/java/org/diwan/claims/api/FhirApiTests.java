package org.diwan.claims.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.diwan.Browser;
import org.diwan.DiwanTest;
import org.diwan.claims.fhir.FhirR4;
import org.diwan.claims.fhir.FhirRead;
import org.diwan.claims.fhir.FhirReader;
import org.diwan.claims.fhir.FhirSyntax;
import org.diwan.identity.ApiKeys;
import org.diwan.identity.Scope;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.ClaimResponse.PaymentComponent;
import org.hl7.fhir.r4.model.ClaimResponse.RemittanceOutcome;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A clinic's program sends claims and reads what becomes of them. */
@DiwanTest
class FhirApiTests {

    private static final String CLINIC = "F0001";
    private static final String OTHER = "F0010";
    private static final String HOSPITAL = "F0006";

    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    ApiKeys keys;

    @Autowired
    JdbcClient db;

    @Autowired
    Clock clock;

    private Program clinic;

    @BeforeEach
    void key() {
        clinic = program(CLINIC, EnumSet.allOf(Scope.class));
    }

    @Test
    void whatTheApiCanDoIsToldToEveryone() {
        var stranger = new Program(port, "");
        HttpResponse<String> json = stranger.get("/metadata");
        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/fhir+json;charset=UTF-8");
        assertThat(json.body()).startsWith("{\"resourceType\":\"CapabilityStatement\"");
        HttpResponse<String> xml = stranger.get("/metadata", "Accept", "application/fhir+xml");
        FhirRead<CapabilityStatement> told = new FhirReader(FhirSyntax.XML).read(CapabilityStatement.class, xml.body());
        assertThat(told.problems()).isEmpty();
        assertThat(told.resource().getRestFirstRep().getResource()).hasSize(3);
        assertThat(stranger.get("/metadata?_format=xml").body()).startsWith("<CapabilityStatement");
        HttpResponse<String> html = stranger.get("/metadata", "Accept", "text/html");
        assertThat(html.statusCode()).isEqualTo(406);
        read(OperationOutcome.class, html);
        assertThat(stranger.get("/Claim/x").statusCode()).isEqualTo(401);
    }

    @Test
    void aClaimIsTakenOnceAndAnswered() {
        String claim = claim("API-1", CLINIC, "1000000016", "OP-110", "220.00");
        HttpResponse<String> first = clinic.post("/Claim", claim);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(read(ClaimResponse.class, first).getRequest().getReference()).startsWith("Claim/CLM-");
        ClaimResponse answer = answered(first);
        assertThat(answer.getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
        assertThat(answer.getItemFirstRep().getAdjudication())
                .extracting(one -> one.getCategory().getCodingFirstRep().getCode() + " "
                        + (one.hasAmount()
                                ? one.getAmount().getValue().toPlainString()
                                : one.getReason().getCodingFirstRep().getCode()))
                .containsExactly("submitted 220.00", "eligible 220.00", "benefit 220.00", "outcome PAY");
        assertThat(answer.getTotal())
                .extracting(one -> one.getAmount().getValue().toPlainString())
                .containsExactly("220.00", "220.00");
        assertThat(db.sql("select format || ' ' || channel || ' ' || submitted_by from claim_batch where reference = ?")
                        .param(batch(first))
                        .query(String.class)
                        .single())
                .matches("api api key:dwn_......");

        HttpResponse<String> again = clinic.post("/Claim", claim);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(location(again)).isEqualTo(location(first));
        assertThat(read(ClaimResponse.class, again).getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);

        HttpResponse<String> xml = clinic.get(location(first), "Accept", "application/fhir+xml");
        FhirRead<Claim> kept = new FhirReader(FhirSyntax.XML).read(Claim.class, xml.body());
        assertThat(kept.problems()).isEmpty();
        assertThat(kept.resource().getItemFirstRep().getNet().getValue().toPlainString())
                .isEqualTo("220.00");
        assertThat(kept.resource().getPatient().getIdentifier().getValue()).isEqualTo("1000000016");
    }

    @Test
    void whatIsReducedIsToldInTheCallersLanguage() {
        HttpResponse<String> sent = clinic.post(
                "/Claim", claim("API-R", CLINIC, "1000000065", "OP-110", "240.00"), "Accept-Language", "fr");
        ClaimResponse answer = answered(sent, "Accept-Language", "fr");
        assertThat(answer.getLanguage()).isEqualTo("fr");
        assertThat(answer.getTotal())
                .extracting(one -> one.getAmount().getValue().toPlainString())
                .containsExactly("240.00", "220.00");
        assertThat(answer.getProcessNoteFirstRep().getText()).contains("tarif");
        assertThat(answer.getItemFirstRep().getNoteNumber())
                .hasSize(answer.getProcessNote().size());
    }

    @Test
    void whatTheBankHasPaidIsTold() {
        HttpResponse<String> sent = clinic.post("/Claim", claim("API-P", CLINIC, "1000000008", "OP-200", "65.00"));
        assertThat(answered(sent).hasPayment()).isFalse();
        db.sql(
                        """
                with paid as (
                    insert into claim_payment (reference, facility_id, day, currency, amount, iban, holder_name, bank_bic,
                        prepared_by, prepared_at, state, settled_at)
                    values ('CLP-2026-FH1RAP1T', 'F0001', '2026-11-20', 'SAR', 65.00, 'SA00', 'Clinic', 'BANKSARI',
                        'finance1', now(), 'paid', now()) returning reference),
                transfer as (
                    insert into claim_transfer (reference, batch_id, amount, end_to_end_id, state, settled_at)
                    select p.reference, b.id, 65.00, 'FHIRAPITEST', 'paid', '2026-11-20T22:00:00Z'
                    from paid p, claim_batch b where b.reference = :batch returning id, batch_id)
                insert into claim_payment_line (line_id, transfer_id, amount, state)
                select l.id, t.id, l.allowed, 'paid' from transfer t join claim c on c.batch_id = t.batch_id
                    join claim_line l on l.claim_id = c.id""")
                .param("batch", batch(sent))
                .update();
        PaymentComponent payment = answered(sent).getPayment();
        assertThat(payment.getType().getCodingFirstRep().getCode()).isEqualTo("complete");
        assertThat(payment.getAmount().getValue().toPlainString()).isEqualTo("65.00");
        assertThat(payment.getDateElement().getValueAsString()).isEqualTo("2026-11-21");
        assertThat(payment.getIdentifier().getValue()).isEqualTo("CLP-2026-FH1RAP1T");
        // An order without a case is none; other tests look through the orders.
        db.sql(
                        """
                with lines as (delete from claim_payment_line p using claim_transfer t
                               where t.id = p.transfer_id and t.reference = 'CLP-2026-FH1RAP1T')
                delete from claim_transfer where reference = 'CLP-2026-FH1RAP1T'""")
                .update();
        db.sql("delete from claim_payment where reference = 'CLP-2026-FH1RAP1T'")
                .update();
    }

    @Test
    void aClaimMayComeAsXml() {
        String claim = FhirR4.context()
                .newXmlParser()
                .encodeResourceToString(FhirR4.context()
                        .newJsonParser()
                        .parseResource(Claim.class, claim("API-X", CLINIC, "1000000016", "OP-200", "65.00")));
        HttpResponse<String> sent = clinic.post("/Claim", claim, "Content-Type", "application/fhir+xml; charset=utf-8");
        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(answered(sent).getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
    }

    @Test
    void aWrongClaimIsRefusedWithAllThatIsWrongAndNothingIsKept() {
        int before = batches();
        String wrong =
                claim("API-W", CLINIC, "1000000017", "XX-1", "220.00").replace("\"value\": 1}", "\"value\": -1}");
        HttpResponse<String> answer = clinic.post("/Claim", wrong);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(read(OperationOutcome.class, answer).getIssue())
                .extracting(FhirApiTests::told)
                .containsExactly(
                        "Claim.patient: has a wrong first or check digit",
                        "Claim.item[0].productOrService: is no service of the tariff",
                        "Claim.item[0].quantity: is negative; expected is a whole number from 1");
        HttpResponse<String> invalid = clinic.post(
                "/Claim",
                claim("API-W", CLINIC, "1000000016", "OP-110", "220.00").replace("\"active\"", "\"on\""));
        assertThat(invalid.statusCode()).isEqualTo(422);
        assertThat(read(OperationOutcome.class, invalid)
                        .getIssueFirstRep()
                        .getDetails()
                        .getText())
                .contains("does not validate as FHIR R4: Claim.status");
        HttpResponse<String> foreign = clinic.post("/Claim", claim("API-W", OTHER, "1000000016", "OP-110", "220.00"));
        assertThat(foreign.statusCode()).isEqualTo(422);
        assertThat(told(read(OperationOutcome.class, foreign).getIssueFirstRep()))
                .isEqualTo("Claim.provider: is not the facility whose file this is");
        assertThat(batches()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "claim_no,line_no",
                "{\"resourceType\": \"Patient\"}",
                "{\"resourceType\": \"Bundle\", \"type\": \"batch\"}",
                "{\"resourceType\": \"Claim\", \"status\": \"active\", \"status\": \"draft\"}"
            })
    void whatIsNoClaimIsRefused(String body) {
        HttpResponse<String> answer = clinic.post("/Claim", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        read(OperationOutcome.class, answer);
    }

    @Test
    void anXmlBombIsRefused() {
        String bomb =
                "<!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><Claim xmlns=\"http://hl7.org/fhir\"><id value=\"&c;\"/></Claim>";
        for (String address : List.of("/Claim", "")) {
            HttpResponse<String> answer = clinic.post(address, bomb, "Content-Type", "application/fhir+xml");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(read(OperationOutcome.class, answer)
                            .getIssueFirstRep()
                            .getDetails()
                            .getText())
                    .contains("document type");
        }
    }

    @Test
    void bodiesOfOtherKindsAndTooLargeOnesAreRefused() {
        String claim = claim("API-T", CLINIC, "1000000016", "OP-110", "220.00");
        for (String type : List.of(
                "text/csv",
                "application/x-www-form-urlencoded",
                "application/fhir+json; charset=iso-8859-1",
                "nonsense")) {
            assertThat(clinic.post("/Claim", claim, "Content-Type", type).statusCode())
                    .as(type)
                    .isEqualTo(415);
        }
        assertThat(clinic.post("/Claim", claim, "Content-Encoding", "gzip").statusCode())
                .isEqualTo(415);
        byte[] large = new byte[(8 << 20) + 1];
        var chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        HttpResponse<String> answer = clinic.send("POST", "/Claim", chunks, "Content-Type", "application/fhir+json");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(read(OperationOutcome.class, answer)
                        .getIssueFirstRep()
                        .getDetails()
                        .getText())
                .contains("8 MB");
    }

    @Test
    void aKeyOpensOnlyWhatItIsFor() {
        Program reader = program(CLINIC, Set.of(Scope.CLAIMS_READ));
        Program writer = program(CLINIC, Set.of(Scope.CLAIMS_WRITE));
        HttpResponse<String> refused = reader.post("/Claim", claim("API-S", CLINIC, "1000000016", "OP-110", "220.00"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"insufficient_scope\"");
        read(OperationOutcome.class, refused);
        assertThat(reader.post("", "{}").statusCode()).isEqualTo(403);
        assertThat(reader.get("/ClaimResponse").statusCode()).isEqualTo(200);
        assertThat(writer.get("/ClaimResponse").statusCode()).isEqualTo(403);
        assertThat(writer.get("/Claim/CLM-2026-00000000.1").statusCode()).isEqualTo(403);
        assertThat(writer.post("/Claim", "{").statusCode()).isEqualTo(400);
    }

    @Test
    void anothersClaimsLookAsIfTheyWereNotThere() {
        HttpResponse<String> sent = clinic.post("/Claim", claim("API-O", CLINIC, "1000000008", "OP-110", "220.00"));
        answered(sent);
        Program other = program(OTHER, EnumSet.allOf(Scope.class));
        String id = location(sent).substring("/Claim/".length());
        String nothing = other.get("/ClaimResponse/CLM-2026-00000000.1").body();
        for (String address : List.of(
                "/Claim/" + id, "/ClaimResponse/" + id, "/Bundle/" + batch(sent), "/Claim/" + id + "x", "/Claim/'")) {
            HttpResponse<String> answer = other.get(address.replace("'", "%27"));
            assertThat(answer.statusCode()).as(address).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(nothing);
        }
        assertThat(bundle(other.get("/ClaimResponse?request=Claim/" + id)).getEntry())
                .isEmpty();
        assertThat(bundle(other.get("/ClaimResponse?identifier=API-O")).getEntry())
                .isEmpty();
        assertThat(clinic.get("/Claim/" + id.replace(".1", ".2")).statusCode()).isEqualTo(404);
    }

    @Test
    void aCallKeepsItsKeyAndANumberMayBeAskedForBefore() {
        String one = claim("API-K", CLINIC, "1000000016", "OP-210", "90.00");
        HttpResponse<String> first = clinic.post("/Claim", one, "Idempotency-Key", "k1");
        assertThat(first.statusCode()).isEqualTo(202);
        HttpResponse<String> again = clinic.post("/Claim", one, "Idempotency-Key", "k1");
        assertThat(location(again)).isEqualTo(location(first));
        HttpResponse<String> other = clinic.post("/Claim", one.replace("API-K", "API-L"), "Idempotency-Key", "k1");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(clinic.post("/Claim", one.replace("OP-210", "XX"), "Idempotency-Key", "k2")
                        .statusCode())
                .isEqualTo(422);
        assertThat(clinic.post("/Claim", one, "Idempotency-Key", "k2").statusCode())
                .isEqualTo(200);
        assertThat(clinic.post("/Claim", one, "Idempotency-Key", "k 1").statusCode())
                .isEqualTo(400);
        answered(first);

        String number = "identifier=https%3A%2F%2Fdiwan.example%2Ffhir%2Fsid%2Fclaim-no%7CAPI-K";
        HttpResponse<String> there = clinic.post("/Claim", one.replace("90.00", "89.00"), "If-None-Exist", number);
        assertThat(there.statusCode()).isEqualTo(200);
        assertThat(location(there)).isEqualTo(location(first));
        assertThat(clinic.post("/Claim", one, "If-None-Exist", "patient=1").statusCode())
                .isEqualTo(400);
        answered(clinic.post("/Claim", one.replace("90.00", "88.00")));
        assertThat(clinic.post("/Claim", one, "If-None-Exist", number).statusCode())
                .isEqualTo(412);
    }

    @Test
    void ofABundleTheGoodClaimsAreTakenAndTheOthersNamed() {
        Program hospital = program(HOSPITAL, EnumSet.allOf(Scope.class));
        String bundle = bundle(
                claim("BU-1", HOSPITAL, "1000000016", "OP-110", "220.00"),
                claim("BU-2", HOSPITAL, "1000000016", "OP-310", "1450.00"),
                claim("BU-3", HOSPITAL, "1000000065", "OP-110", "220.00")
                        .replace(
                                "{\"identifier\": {\"value\": \"1000000065\"}, \"display\": \"Fahd\"}",
                                "{\"reference\": \"Patient/9\"}"),
                "{\"resourceType\": \"Observation\"}");
        HttpResponse<String> sent = hospital.post("", bundle);
        assertThat(sent.statusCode()).isEqualTo(202);
        assertThat(read(OperationOutcome.class, sent).getIssue())
                .extracting(FhirApiTests::told)
                .contains(
                        ": The claims are read and judged; Location tells where the results will be",
                        "Bundle.entry[2].resource.patient: refers to nothing in the file",
                        "Bundle.entry[3]: the entry holds a resource that a file of claims may not hold");
        HttpResponse<String> results = settled(hospital, location(sent));
        Bundle told = bundle(results);
        assertThat(told.getEntry()).hasSize(3);
        assertThat(told.getEntry())
                .extracting(one -> one.getResource().fhirType())
                .containsExactly("OperationOutcome", "ClaimResponse", "ClaimResponse");
        assertThat(((ClaimResponse) told.getEntry().get(2).getResource()).getOutcome())
                .isEqualTo(RemittanceOutcome.PARTIAL);
        FhirRead<Bundle> xml = new FhirReader(FhirSyntax.XML)
                .read(
                        Bundle.class,
                        hospital.get(location(sent) + "?_format=xml").body());
        assertThat(xml.problems()).isEmpty();
        assertThat(location(hospital.post("", bundle))).isEqualTo(location(sent));

        Browser person = Browser.at(port).signIn("hospital1");
        String address = "/claims/batches/" + batch(sent);
        assertThat(person.get(address).body()).contains(address + "/results.json");
        HttpResponse<String> saved = person.get(address + "/results.json");
        assertThat(saved.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(bundle(saved).getEntry()).hasSize(3);
        assertThat(Browser.at(port)
                        .signIn("pharmacy1")
                        .get(address + "/results.json")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aBundleWithoutAGoodClaimIsRefused() {
        HttpResponse<String> answer = clinic.post(
                "",
                bundle(claim("BB-1", CLINIC, "1000000016", "OP-110", "220.00")
                        .replace("\"value\": 1}", "\"value\": 2}")));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(told(read(OperationOutcome.class, answer).getIssueFirstRep()))
                .isEqualTo("Bundle.entry[0].resource.item[0].net: is not quantity times unit price");
        assertThat(clinic.post("", claim("BB-2", CLINIC, "1000000016", "OP-110", "220.00"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aLargeBundleIsCheckedLaterAndSaysWhatWasWrong() {
        String space = " ".repeat(1 << 20);
        String good = claim("BL-1", CLINIC, "1000000065", "OP-200", "65.00");
        HttpResponse<String> sent =
                clinic.post("", bundle(good, good.replace("BL-1", "BL-2").replace("OP-200", "OP-999")) + space);
        assertThat(sent.statusCode()).isEqualTo(202);
        Bundle told = bundle(settled(clinic, location(sent)));
        assertThat(told(((OperationOutcome) told.getEntryFirstRep().getResource()).getIssueFirstRep()))
                .isEqualTo("Bundle.entry[1].resource.item[0].productOrService: is no service of the tariff");
        assertThat(told.getEntry()).hasSize(2);
        HttpResponse<String> broken = clinic.post("", "{" + space);
        assertThat(broken.statusCode()).isEqualTo(202);
        Bundle refused = bundle(settled(clinic, location(broken)));
        assertThat(told(((OperationOutcome) refused.getEntryFirstRep().getResource()).getIssueFirstRep()))
                .startsWith(": The file is not well-formed JSON");
    }

    @Test
    void answersAreFoundPageByPage() {
        Program other = program(OTHER, EnumSet.allOf(Scope.class));
        for (String number : List.of("S-1", "S-2", "S-3")) {
            answered(
                    other,
                    other.post(
                            "/Claim",
                            claim(number, OTHER, "1000000016", "OP-200", "65.00")
                                    .replace(day(12), day(number.charAt(2) - '0'))));
        }
        HttpResponse<String> page = other.get("/ClaimResponse?_count=2");
        Bundle first = bundle(page);
        assertThat(first.getEntry())
                .extracting(one -> ((ClaimResponse) one.getResource())
                        .getIdentifierFirstRep()
                        .getValue())
                .containsExactly("S-3", "S-2");
        String next = first.getLink("next").getUrl();
        Bundle second = bundle(other.get(URI.create(next).getRawPath().substring("/fhir/r4".length()) + "?"
                + URI.create(next).getRawQuery()));
        assertThat(((ClaimResponse) second.getEntryFirstRep().getResource())
                        .getIdentifierFirstRep()
                        .getValue())
                .isEqualTo("S-1");
        assertThat(bundle(other.get("/ClaimResponse?_count=100")).getLink("next"))
                .isNull();
        assertThat(bundle(other.get("/ClaimResponse?identifier=S-2")).getEntry())
                .hasSize(1);
        assertThat(bundle(other.get("/ClaimResponse?identifier=%25S-2&_before=x"))
                        .getEntry())
                .isEmpty();
        String id = ((ClaimResponse) second.getEntryFirstRep().getResource()).getIdPart();
        assertThat(bundle(other.get("/ClaimResponse?request=Claim/" + id)).getEntry())
                .hasSize(1);
        assertThat(other.get("/ClaimResponse?patient=1000000016").statusCode()).isEqualTo(400);
    }

    @Test
    void whatThereIsNotIsToldAsFhirToo() {
        HttpResponse<String> nothing = clinic.get("/Patient/1");
        assertThat(nothing.statusCode()).isEqualTo(404);
        read(OperationOutcome.class, nothing);
        HttpResponse<String> deleted = clinic.send("DELETE", "/Claim/CLM-2026-00000000.1", BodyPublishers.noBody());
        assertThat(deleted.statusCode()).isEqualTo(405);
        assertThat(deleted.headers().firstValue("Allow")).hasValue("GET");
        assertThat(clinic.get("").statusCode()).isEqualTo(405);
    }

    /** One key for each purpose: an organisation has no more than it can look through. */
    private Program program(String facility, Set<Scope> scopes) {
        db.sql(
                        """
                insert into account (user_name, kind, party_id, name_latin, name_arabic, password_hash, roles)
                values (?, 'partner', ?, 'Program', 'برنامج', 'none', '{PARTNER}') on conflict do nothing""")
                .params("fhir-" + facility, facility)
                .update();
        return new Program(port, KEYS.computeIfAbsent(facility + scopes, one -> keys.make(
                        facility, "test", "test", scopes, Duration.ofHours(1))
                .orElseThrow()));
    }

    private String day(int before) {
        return LocalDate.now(clock).minusDays(before).toString();
    }

    private String claim(String number, String facility, String patient, String service, String amount) {
        return """
                {"resourceType": "Claim", "identifier": [{"value": "%s"}], "status": "active", "use": "claim",
                 "type": {"coding": [{"code": "institutional"}]}, "priority": {"coding": [{"code": "normal"}]},
                 "patient": {"identifier": {"value": "%s"}, "display": "Fahd"}, "created": "%s",
                 "provider": {"identifier": {"value": "%s"}},
                 "diagnosis": [{"sequence": 1, "diagnosisCodeableConcept": {"coding": [{"code": "I10"}]}}],
                 "insurance": [{"sequence": 1, "focal": true, "coverage": {"display": "national"}}],
                 "item": [{"sequence": 1, "productOrService": {"coding": [{"code": "%s"}]}, "servicedDate": "%s",
                   "quantity": {"value": 1}, "unitPrice": {"value": %s, "currency": "SAR"},
                   "net": {"value": %s, "currency": "SAR"}}]}"""
                .formatted(number, patient, day(0), facility, service, day(12), amount, amount);
    }

    private static String bundle(String... resources) {
        return "{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": ["
                + String.join(
                        ", ",
                        List.of(resources).stream()
                                .map(one -> "{\"resource\": " + one
                                        + ", \"request\": {\"method\": \"POST\", \"url\": \"Claim\"}}")
                                .toList())
                + "]}";
    }

    private ClaimResponse answered(HttpResponse<String> sent, String... headers) {
        return answered(clinic, sent, headers);
    }

    /** What became of a claim, once it is no more on its way. */
    private static ClaimResponse answered(Program program, HttpResponse<String> sent, String... headers) {
        String address = location(sent).replace("/Claim/", "/ClaimResponse/");
        HttpResponse<String> answer = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> program.get(address, headers),
                        one -> one.statusCode() != 202 && !one.body().contains("\"queued\""));
        return read(ClaimResponse.class, answer);
    }

    private static HttpResponse<String> settled(Program program, String address) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> program.get(address), one -> one.statusCode() != 202);
    }

    private static String location(HttpResponse<String> answer) {
        String address = answer.headers().firstValue("Location").orElseThrow();
        return address.substring(address.indexOf("/fhir/r4/") + "/fhir/r4".length());
    }

    private static String batch(HttpResponse<String> sent) {
        return location(sent).replaceAll("^/[A-Za-z]+/", "").replaceAll("\\..*", "");
    }

    private int batches() {
        return db.sql("select count(*) from claim_batch where facility_id = ?")
                .param(CLINIC)
                .query(Integer.class)
                .single();
    }

    private static String told(OperationOutcomeIssueComponent issue) {
        return (issue.hasExpression() ? issue.getExpression().get(0).getValue() : "") + ": "
                + issue.getDetails().getText();
    }

    private static Bundle bundle(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return read(Bundle.class, answer);
    }

    /** Reads as strictly as what others send. */
    private static <T extends Resource> T read(Class<T> type, HttpResponse<String> answer) {
        FhirRead<T> read = new FhirReader(FhirSyntax.JSON).read(type, answer.body());
        assertThat(read.problems()).as(answer.body()).isEmpty();
        return read.resource();
    }
}
