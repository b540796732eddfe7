package org.diwan.catalog.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** What can be said of files that nobody claims to be a service, each taken by itself; models are checked elsewhere. */
final class LooseCheck {

    /** What only a whole service can be asked about: its examples, rules and documents. */
    private static final Set<String> NOT_ALONE = Set.of("bpmn", "dmn", "csv", "drl", "html", "css", "png", "svg");

    private final Bundle bundle;

    private LooseCheck(Bundle bundle) {
        this.bundle = bundle;
    }

    static List<Finding> check(Bundle bundle) {
        LooseCheck check = new LooseCheck(bundle);
        List<Finding> found = new ArrayList<>();
        bundle.files().keySet().forEach(path -> found.addAll(check.file(path)));
        return found;
    }

    private List<Finding> file(String path) {
        Findings findings = new Findings(bundle.shown(path));
        byte[] bytes = bundle.bytes(path);
        String ending = path.substring(path.lastIndexOf('.') + 1);
        if (bytes.length > BundleCheck.LARGEST_FILE) {
            findings.add(0, "-", "size", "larger than 1 MB");
            return findings.all();
        }
        switch (ending) {
            case "form" -> FormFile.check(bytes, Texts.byLanguage(bundle), findings);
            case "yaml" -> yaml(path, findings);
            case "properties" -> Texts.read(bytes, findings);
            default -> {
                if (!NOT_ALONE.contains(ending)) {
                    findings.add(0, "-", "file", "a service has no such file");
                }
            }
        }
        // Which languages there are is known of a service only.
        return findings.all().stream()
                .filter(finding -> !finding.rule().equals(Finding.TRANSLATION))
                .toList();
    }

    private void yaml(String path, Findings findings) {
        Node root = YamlFile.parse(bundle.bytes(path), findings);
        if (root != null) {
            BundleCheck.languages(new YamlValue(root), "-", findings);
            if (path.equals("service.yaml")) {
                ServiceYaml.check(bundle, new YamlValue(root), BundleProcess.of(bundle), findings);
            }
        }
    }
}
