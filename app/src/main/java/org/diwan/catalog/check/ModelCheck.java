package org.diwan.catalog.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The model police: says everything that is wrong with the bundles of services. Nothing found, nothing wrong. */
public final class ModelCheck {

    private final StepCatalogue steps;

    public ModelCheck(StepCatalogue steps) {
        this.steps = steps;
    }

    /** All checks on each of the bundles, and those between them. */
    public List<Finding> check(Collection<Bundle> bundles) {
        List<Finding> found = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        for (Bundle bundle : bundles) {
            found.addAll(check(bundle));
            if (bundle.whole()) {
                bundle.top(".bpmn").forEach(path -> owner(bundle, path, owners, found));
            }
        }
        return found.stream().distinct().sorted().toList();
    }

    /** All checks on one bundle: its models, and of everything else what can be said of it, whole or not. */
    public List<Finding> check(Bundle bundle) {
        List<Finding> found = new ArrayList<>(models(bundle));
        found.addAll(bundle.whole() ? BundleCheck.check(bundle) : LooseCheck.check(bundle));
        return found.stream().distinct().sorted().toList();
    }

    /** The processes and decisions of the bundle only: what the engine is about to read. */
    public List<Finding> models(Bundle bundle) {
        List<Findings> all = new ArrayList<>();
        CallGraph calls = new CallGraph();
        BpmnBindings bindings = new BpmnBindings(
                steps,
                FormRefs.of(bundle),
                bundle.top(".dmn").stream().map(Bundle::baseName).collect(Collectors.toSet()),
                bundle.top(".bpmn").stream().map(Bundle::baseName).collect(Collectors.toSet()));
        bundle.paths(".bpmn").forEach(path -> {
            Findings findings = begin(bundle, path, all);
            XmlElement root = SafeXml.parse(bundle.bytes(path), findings);
            if (root != null) {
                bpmn(path, root, bindings, findings);
                calls.add(root, findings);
            }
        });
        bundle.paths(".dmn").forEach(path -> {
            Findings findings = begin(bundle, path, all);
            XmlElement root = SafeXml.parse(bundle.bytes(path), findings);
            if (root != null) {
                DmnCheck.check(path, root, findings);
            }
        });
        calls.check();
        return all.stream()
                .flatMap(findings -> findings.all().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static void bpmn(String path, XmlElement root, BpmnBindings bindings, Findings findings) {
        if (!BpmnStructure.small(root, findings)) {
            return;
        }
        BpmnLanguage.ALLOWED.check(root, findings);
        BpmnValues.check(root, findings);
        bindings.check(root, findings);
        BpmnStructure.check(root, findings);
        WaitStates.check(root, findings);
        BpmnHouse.check(root, path, findings);
    }

    private static Findings begin(Bundle bundle, String path, List<Findings> all) {
        Findings findings = new Findings(bundle.shown(path));
        all.add(findings);
        return findings;
    }

    private static void owner(Bundle bundle, String path, Map<String, String> owners, List<Finding> found) {
        String owner = owners.putIfAbsent(Bundle.baseName(path), bundle.service());
        if (owner != null) {
            found.add(new Finding(
                    bundle.shown(path),
                    0,
                    Bundle.baseName(path),
                    "process",
                    "the process belongs to " + owner + " too"));
        }
    }
}
