package org.diwan.catalog.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.diwan.forms.FormSchema;
import org.yaml.snakeyaml.nodes.Node;

/** What makes a folder of models a service: its description, forms and texts, and nothing strange beside them. */
final class BundleCheck {

    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern FILES =
            Pattern.compile("[a-z0-9-]+\\.(bpmn|dmn|csv|drl|form)|[a-z0-9-]+\\.yaml|texts_(en|ar|fr)\\.properties"
                    + "|documents/[a-z0-9-]+\\.(html|css|yaml|png|svg)|notices/[A-Za-z0-9-]+\\.yaml");
    static final int LARGEST_FILE = 1024 * 1024;

    private final Bundle bundle;
    private final BundleProcess process;
    private final List<Finding> found = new ArrayList<>();
    private final List<FormSchema> forms = new ArrayList<>();

    private BundleCheck(Bundle bundle) {
        this.bundle = bundle;
        this.process = BundleProcess.of(bundle);
    }

    static List<Finding> check(Bundle bundle) {
        BundleCheck check = new BundleCheck(bundle);
        check.run();
        return check.found;
    }

    private void run() {
        bundle.files().keySet().forEach(this::file);
        missing(bundle.service() + ".bpmn");
        missing("service.yaml");
        bundle.top(".form").forEach(this::form);
        bundle.paths(".drl").forEach(this::examples);
        in(bundle.service() + ".bpmn", this::handedAnswers);
        bundle.paths(".yaml").forEach(this::yaml);
        found.addAll(Texts.check(bundle, process));
    }

    private void missing(String path) {
        if (!bundle.has(path)) {
            in(path, findings -> findings.add(0, bundle.service(), "file", "is missing"));
        }
    }

    private void file(String path) {
        in(path, findings -> {
            boolean model = path.endsWith(".bpmn");
            if (!FILES.matcher(path).matches()) {
                findings.add(0, "-", "file", "a service has no such file");
            } else if (bundle.bytes(path).length > LARGEST_FILE) {
                findings.add(0, "-", "size", "larger than 1 MB");
            } else if (model && !isOwn(Bundle.baseName(path))
                    || !SERVICE.matcher(bundle.service()).matches()) {
                findings.add(0, bundle.service(), "process", "the key of a process begins with that of its service");
            }
        });
    }

    /** Rules in DRL are read by their examples. */
    private void examples(String path) {
        String topic = Bundle.baseName(path);
        if (!bundle.has(topic + ".yaml")) {
            in(path, findings -> findings.add(0, topic, "drl", "has no examples, " + topic + ".yaml, beside it"));
        }
    }

    private boolean isOwn(String key) {
        return key.equals(bundle.service()) || key.startsWith(bundle.service() + "-");
    }

    private void form(String path) {
        in(path, findings -> {
            FormFile.check(bundle.bytes(path), Texts.byLanguage(bundle), findings)
                    .ifPresent(form -> {
                        forms.add(form);
                        if (!form.id().equals(bundle.service() + "-" + Bundle.baseName(path))) {
                            findings.add(0, form.id(), "form", "the id of a form is <service>-<file>");
                        }
                    });
        });
    }

    /** A step is handed only what a form of the service asks. */
    private void handedAnswers(Findings findings) {
        process.handedAnswers().forEach(property -> Stream.of(
                        property.attribute("value").strip().split("\\s+"))
                .filter(key ->
                        forms.stream().noneMatch(form -> form.question(key).isPresent()))
                .forEach(key -> findings.add(property, "form", "no form of the service asks for '" + key + "'")));
    }

    private void yaml(String path) {
        in(path, findings -> {
            Node root = YamlFile.parse(bundle.bytes(path), findings);
            if (root != null) {
                languages(new YamlValue(root), "-", findings);
                if (path.equals("service.yaml")) {
                    ServiceYaml.check(bundle, new YamlValue(root), process, findings);
                }
                if (path.startsWith("notices/") && !process.has(Bundle.baseName(path))) {
                    findings.add(0, Bundle.baseName(path), "notice", "is no element of the process");
                }
            }
        });
    }

    /** Whatever has one of the languages has all three. */
    static void languages(YamlValue value, String owner, Findings findings) {
        Map<String, YamlValue> entries = value.entries();
        List<String> all = List.of("en", "ar", "fr");
        if (all.stream().anyMatch(entries::containsKey)) {
            all.stream()
                    .filter(language -> !entries.containsKey(language) || isEmpty(entries.get(language)))
                    .forEach(language -> findings.add(value.line(), owner, "language", "has no text in " + language));
        }
        entries.forEach((key, each) -> languages(each, key, findings));
        value.items().forEach(each -> languages(each, owner, findings));
    }

    private static boolean isEmpty(YamlValue value) {
        return value.text().isEmpty()
                && value.entries().isEmpty()
                && value.items().isEmpty();
    }

    private void in(String path, Consumer<Findings> check) {
        Findings findings = new Findings(bundle.shown(path));
        check.accept(findings);
        found.addAll(findings.all());
    }
}
