package org.diwan.catalog.check;

import java.util.Map;
import java.util.TreeMap;

/** A whole legal service around the trial models, for tests to spoil. */
final class TrialBundle {

    static final String SERVICE_YAML =
            """
            prefix: TRI
            name: { en: Trial, ar: تجربة, fr: Essai }
            summary: { en: A trial, ar: تجربة, fr: Un essai }
            audience: { en: Everyone, ar: الجميع, fr: Tout le monde }
            needed:
              - { en: Nothing, ar: لا شيء, fr: Rien }
            duration: { en: At once, ar: فورًا, fr: Tout de suite }
            startedBy: [citizen]
            startForm: start
            channels: [web, api]
            assurance: two-factor
            sla: P2D
            retention: P10Y
            variables: [outcome]
            outcomes:
              trialIssued: granted
              trialRefused: refused
              trialFailed: refused
            messages:
              replyReceived: { form: review }
            listings:
              - lifeEvent: working
                name: { en: Trial, ar: تجربة, fr: Essai }
                answers: { template: trial }
                synonyms: { en: [attempt], ar: [محاولة], fr: [tentative] }
            synonyms: { en: [test, test run], ar: [اختبار], fr: [test] }
            eligibility:
              decision: trial-eligibility
              form: first
              assume: { status: active }
              result: outcome
              outcomes: { REVIEW: review, ISSUE: likely }
            """;

    private static final String FIRST_FORM =
            """
            {"id":"trial-first","type":"default","schemaVersion":18,"components":[{"type":"number","id":"gapField","key":"gap","label":"Gap"}]}
            """;

    private static final String TEXTS =
            """
            task.reviewTrial=a
            step.reviewTrial=b
            step.trialIssued=c
            step.trialRefused=d
            step.trialFailed=e
            reason.none=f
            form.trial-first.gap.label=g
            """;

    private static final String NOTICE = "mail:\n  subject: { en: a, ar: ب, fr: c }\n";

    private TrialBundle() {}

    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>(TrialModels.files(TrialModels.BPMN, TrialModels.DMN));
        files.put("start.form", files.remove("trial-start.form"));
        files.put("review.form", files.remove("trial-review.form"));
        put(files, "first.form", FIRST_FORM);
        put(files, "service.yaml", SERVICE_YAML);
        put(files, "texts_en.properties", TEXTS);
        put(files, "texts_ar.properties", TEXTS);
        put(files, "texts_fr.properties", TEXTS);
        put(files, "notices/trialIssued.yaml", NOTICE);
        return files;
    }

    static void put(Map<String, byte[]> files, String path, String text) {
        files.put(path, TrialModels.bytes(text));
    }
}
