package org.diwan.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BundleCheckTests {

    private static final String WITHDRAWAL =
            """
            <bpmn:subProcess id="withdrawTrial" name="Withdraw" triggeredByEvent="true">
              <bpmn:startEvent id="trialWithdrawn" name="Withdrawn"><bpmn:messageEventDefinition messageRef="replyReceived"/></bpmn:startEvent>
              <bpmn:endEvent id="withdrawalNoted" name="Noted"/>
              <bpmn:sequenceFlow id="toWithdrawal" sourceRef="trialWithdrawn" targetRef="withdrawalNoted"/>
            </bpmn:subProcess>
            """;

    private final ModelCheck police = new ModelCheck(new StepCatalogue(Set.of(TrialModels.STEP)));

    @Test
    void aLegalServiceHasNoFinding() {
        assertThat(police.check(Bundle.of("trial", TrialBundle.files()))).isEmpty();
    }

    @Test
    void aMessageThatWithdrawsNeedsNoForm() {
        Map<String, byte[]> files = TrialBundle.files();
        replace(files, "service.yaml", "{ form: review }", "{ withdraws: true }");
        assertThat(police.check(Bundle.of("trial", files))).isEmpty();
    }

    @Test
    void whatInterruptsTheWholeProcessHasAnOutcomeToo() {
        Map<String, byte[]> files = TrialBundle.files();
        replace(files, "trial.bpmn", "<bpmn:textAnnotation", WITHDRAWAL + "<bpmn:textAnnotation");
        assertThat(police.check(Bundle.of("trial", files)))
                .anySatisfy(finding -> assertThat(finding.toString()).contains("withdrawalNoted", "no outcome"))
                .anySatisfy(finding -> assertThat(finding.toString()).contains("step.withdrawalNoted"));
    }

    @Test
    void targetsMayDifferByPriority() {
        Map<String, byte[]> files = TrialBundle.files();
        replace(files, "service.yaml", "sla: P2D", "sla: { normal: P2D, high: P1D }");
        replace(files, "service.yaml", "startForm", "targets: { reviewTrial: { normal: PT8H, low: P2D } }\nstartForm");
        assertThat(police.check(Bundle.of("trial", files))).isEmpty();
    }

    @Test
    void theClientsOwnStepHasNoTarget() {
        Map<String, byte[]> files = TrialBundle.files();
        replace(files, "service.yaml", "sla: P2D", targets("reviewTrial: P1D"));
        replace(files, "trial.bpmn", "candidateGroups=\"clerk, supervisor\"", "candidateGroups=\"applicant\"");
        assertThat(police.check(Bundle.of("trial", files)))
                .anySatisfy(finding -> assertThat(finding.toString()).contains("reviewTrial", "client's own"));
    }

    private static String targets(String all) {
        return "sla: P2D\ntargets: { " + all + " }";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultInABundleIsNamedByFileAndRule(
            String name, Consumer<Map<String, byte[]>> fault, String file, String element, String rule) {
        Map<String, byte[]> files = TrialBundle.files();
        fault.accept(files);
        assertThat(police.check(Bundle.of("trial", files))).anySatisfy(finding -> {
            assertThat(finding.file()).isEqualTo(file);
            assertThat(finding.element()).isEqualTo(element);
            assertThat(finding.rule()).isEqualTo(rule);
        });
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                without("service.yaml", "trial", "file"),
                without("trial.bpmn", "trial", "file"),
                without("review.form", "reviewTrial", "form", "trial.bpmn"),
                without("trial-eligibility.dmn", "decideTrial", "decision", "trial.bpmn"),
                without("texts_fr.properties", "-", "language"),
                changed("texts_ar.properties", "step.trialIssued=c", "", "step.trialIssued", "language"),
                changed(
                        "texts_ar.properties",
                        "step.trialIssued=c",
                        "more=x",
                        "more",
                        "language",
                        "texts_en.properties"),
                changed(
                        "texts_en.properties",
                        "step.trialIssued=c",
                        "step.trialIssued=c\nstep.trialIssued=d",
                        "step.trialIssued",
                        "language"),
                changed("notices/trialIssued.yaml", ", fr: c", "", "subject", "language"),
                added("notices/nowhere.yaml", "mail: {}", "nowhere", "notice"),
                added("approval.drl", "rule \"x\" when then end", "approval", "drl"),
                changed("service.yaml", "prefix: TRI", "prefix: tr1", "prefix", "service"),
                changed("service.yaml", "prefix: TRI", "", "prefix", "service"),
                changed("service.yaml", "prefix: TRI", "prefix: TRI\ncolour: red", "colour", "service"),
                changed(
                        "service.yaml",
                        "name: { en: Trial, ar: تجربة, fr: Essai }\nsummary",
                        "name: { en: Trial, ar: تجربة }\nsummary",
                        "name",
                        "language"),
                changed("service.yaml", "ar: الجميع", "ar: ''", "audience", "language"),
                changed("service.yaml", "assurance: two-factor", "assurance: none", "assurance", "service"),
                changed("service.yaml", "sla: P2D", "sla: soon", "sla", "service"),
                changed("service.yaml", "sla: P2D", "sla: PT4H", "sla", "service"),
                changed("service.yaml", "sla: P2D", "sla: { high: P1D }", "sla", "service"),
                changed("service.yaml", "sla: P2D", "sla: { normal: P2D, urgent: P1D }", "sla", "service"),
                changed("service.yaml", "sla: P2D", targets("reviewLost: P1D"), "reviewLost", "service"),
                changed("service.yaml", "sla: P2D", targets("trialIssued: P1D"), "trialIssued", "service"),
                changed("service.yaml", "sla: P2D", targets("reviewTrial: P0D"), "reviewTrial", "service"),
                changed("service.yaml", "sla: P2D", targets("reviewTrial: PT0S"), "reviewTrial", "service"),
                changed("service.yaml", "sla: P2D", targets("reviewTrial: [PT4H]"), "reviewTrial", "service"),
                changed("service.yaml", "sla: P2D", "sla: P2D\ntargets: P1D", "targets", "service"),
                changed("service.yaml", "retention: P10Y", "retention: ever", "retention", "service"),
                changed("service.yaml", "channels: [web, api]", "channels: [web, fax]", "channels", "service"),
                changed("service.yaml", "startedBy: [citizen]", "startedBy: [anyone]", "startedBy", "service"),
                changed(
                        "service.yaml",
                        "assurance: two-factor",
                        "assurance: two-factor\nwithoutSecondFactor: [web]",
                        "withoutSecondFactor",
                        "service"),
                changed("service.yaml", "startForm: start", "startForm: begin", "startForm", "form"),
                changed("service.yaml", "trialIssued: granted", "trialLost: granted", "trialIssued", "service"),
                changed("service.yaml", "trialIssued: granted", "trialLost: granted", "trialLost", "service"),
                changed("service.yaml", "trialIssued: granted", "trialIssued: perhaps", "trialIssued", "service"),
                changed("service.yaml", "replyReceived:", "otherReceived:", "otherReceived", "service"),
                changed("service.yaml", "{ form: review }", "{ withdraws: false }", "replyReceived", "form"),
                changed("service.yaml", "{ form: review }", "{ withdraws: maybe }", "replyReceived", "service"),
                changed("service.yaml", "{ form: review }", "{ form: review, sends: it }", "sends", "service"),
                changed("service.yaml", "{ form: review }", "{ byLink: stop }", "replyReceived", "service"),
                changed("service.yaml", "{ form: review }", "{ byLink: caseLink }", "replyReceived", "service"),
                changed("service.yaml", "{ form: review }", "{ byLink: sayLink }", "action.replyReceived", "language"),
                changed("service.yaml", "lifeEvent: working", "lifeEvent: ''", "listings", "service"),
                changed("service.yaml", ", ar: [محاولة]", "", "synonyms", "language"),
                changed("service.yaml", "ar: [اختبار]", "ar: []", "synonyms", "language"),
                changed("service.yaml", "en: [test, test run]", "en: [t]", "synonyms", "service"),
                changed("service.yaml", "en: [test, test run]", "en: test", "synonyms", "service"),
                changed("service.yaml", "fr: [test]", "fr: [test], de: [Test]", "synonyms", "language"),
                changed("service.yaml", "decision: trial-eligibility", "decision: none", "decision", "decision"),
                changed("service.yaml", "form: first", "form: second", "form", "form"),
                changed("service.yaml", "assume: { status: active }", "", "status", "service"),
                changed("service.yaml", "status: active", "state: active", "state", "service"),
                changed("service.yaml", "status: active", "status: active, gap: many", "gap", "service"),
                changed("service.yaml", "result: outcome", "result: income", "result", "decision"),
                changed("service.yaml", "REVIEW: review,", "", "outcomes", "service"),
                changed("service.yaml", "ISSUE: likely", "ISSUE: likely, REFUSE: unlikely", "outcomes", "service"),
                changed("service.yaml", "ISSUE: likely", "ISSUE: surely", "ISSUE", "service"),
                changed("service.yaml", "result: outcome", "result: outcome\n  colour: red", "colour", "service"),
                changed("first.form", "\"type\":\"number\"", "\"type\":\"textfield\"", "gap", "form", "service.yaml"),
                changed(
                        "trial-eligibility.dmn",
                        "<text>gapDays</text>",
                        "<text>gapDays + 1</text>",
                        "gap",
                        "decision",
                        "service.yaml"),
                changed(
                        "texts_en.properties",
                        "reason.none=f",
                        "reason.some=f",
                        "reason.none",
                        "language",
                        "service.yaml"),
                changed("service.yaml", "sla: P2D", "sla: P2D\nsla: P3D", "sla", "yaml"),
                changed("service.yaml", "sla: P2D", "sla: &a P2D\nx: *a", "-", "yaml"),
                changed("service.yaml", "sla: P2D", "sla: !!java.net.URL [http://127.0.0.1]", "-", "yaml"),
                changed("service.yaml", "sla: P2D", "sla: [", "-", "yaml"),
                changed("service.yaml", "sla: P2D", "sla: " + "[".repeat(5000), "-", "yaml"),
                changed("service.yaml", "sla: P2D", "sla: " + "x".repeat(300_000), "-", "size"),
                changed("start.form", "trial-start", "other-start", "other-start", "form"),
                changed(
                        "start.form",
                        "\"components\":[]",
                        "\"components\":[{\"type\":\"iframe\",\"id\":\"evil\",\"url\":\"javascript:alert(1)\"}]",
                        "evil",
                        "form"),
                changed(
                        "trial.bpmn",
                        "</camunda:failedJobRetryTimeCycle>",
                        "</camunda:failedJobRetryTimeCycle><camunda:properties>"
                                + "<camunda:property name=\"answers\" value=\"secret\" /></camunda:properties>",
                        "loadTrial",
                        "form"),
                changed(
                        "start.form",
                        "\"components\":[]",
                        "\"components\":[{\"type\":\"text\",\"id\":\"endless\",\"text\":\"=for i in 1..1000000000 return i\"}]",
                        "endless",
                        "feel"),
                changed(
                        "start.form",
                        "\"components\":[]",
                        "\"components\":[{\"type\":\"text\",\"id\":\"slow\",\"text\":\"{{matches(x, y)}}\"}]",
                        "slow",
                        "feel"),
                added("run.sh", "rm -rf /", "-", "file"),
                added("../../etc/cron.d/x", "x", "-", "file"),
                added(
                        "other.bpmn",
                        TrialModels.BPMN.replace("process id=\"trial\"", "process id=\"other\""),
                        "trial",
                        "process"));
    }

    @Test
    void aProcessKeyBelongsToOneServiceOnly() {
        Map<String, byte[]> other = Map.of("trial.bpmn", TrialModels.bytes(TrialModels.BPMN));
        List<Finding> findings =
                police.check(List.of(Bundle.of("trial", TrialBundle.files()), Bundle.of("other", other)));
        assertThat(findings).anyMatch(f -> f.message().equals("the process belongs to trial too"));
    }

    private static Arguments without(String file, String element, String rule) {
        return without(file, element, rule, file);
    }

    private static Arguments without(String file, String element, String rule, String where) {
        Consumer<Map<String, byte[]>> fault = files -> files.remove(file);
        return arguments("without " + file, fault, where, element, rule);
    }

    private static Arguments added(String file, String text, String element, String rule) {
        Consumer<Map<String, byte[]>> fault = files -> TrialBundle.put(files, file, text);
        return arguments("with " + file, fault, file, element, rule);
    }

    private static Arguments changed(String file, String original, String instead, String element, String rule) {
        return changed(file, original, instead, element, rule, file);
    }

    private static Arguments changed(
            String file, String original, String instead, String element, String rule, String where) {
        Consumer<Map<String, byte[]>> fault = files -> replace(files, file, original, instead);
        String name = file + " with " + instead;
        return arguments(name.substring(0, Math.min(60, name.length())), fault, where, element, rule);
    }

    private static void replace(Map<String, byte[]> files, String file, String original, String instead) {
        String text = new String(files.get(file), StandardCharsets.UTF_8);
        assertThat(text).contains(original);
        TrialBundle.put(files, file, text.replace(original, instead));
    }
}
