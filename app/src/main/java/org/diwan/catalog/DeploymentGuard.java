package org.diwan.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.diwan.catalog.check.Bundle;
import org.diwan.catalog.check.Finding;
import org.diwan.catalog.check.ModelCheck;
import org.diwan.catalog.check.ModelRefused;

/** Stands before the engine's own readers: whoever deploys, no model is read that the police finds fault with. */
final class DeploymentGuard implements Deployer {

    /** Names under which the engine reads files that no service has; and rules in DRL, which come with the application only. */
    private static final Pattern FOREIGN =
            Pattern.compile("(?i).*\\.(bpmn20\\.xml|dmn11\\.xml|cmmn|cmmn1\\d\\.xml|drl)");

    private final ModelCheck police;

    DeploymentGuard(ModelCheck police) {
        this.police = police;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        Map<String, byte[]> files = new TreeMap<>();
        deployment.getResources().forEach((name, resource) -> {
            String path = name.substring(name.lastIndexOf('/') + 1);
            if (FOREIGN.matcher(name).matches() || files.put(path, resource.getBytes()) != null) {
                throw new ModelRefused(List.of(
                        new Finding(name, 0, "-", "file", "no service has a file of this name, or has it twice")));
            }
        });
        List<Finding> findings = police.models(Bundle.loose(files));
        if (!findings.isEmpty()) {
            throw new ModelRefused(findings);
        }
    }
}
