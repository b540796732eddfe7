package org.diwan.catalog;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.diwan.catalog.check.Finding;
import org.diwan.catalog.check.ModelCheck;
import org.diwan.catalog.check.ModelRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings each service into the engine: process, decisions and forms as one deployment, so that a running case keeps the
 * process and rules it began with. An unchanged bundle is not deployed again.
 */
@Component
@Order(0)
class ServiceDeployer implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceDeployer.class);

    private final Services services;
    private final RepositoryService repository;
    private final ModelCheck police;

    ServiceDeployer(Services services, RepositoryService repository, ModelCheck police) {
        this.police = police;
        this.services = services;
        this.repository = repository;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        refuseWrong();
        services.all().forEach(this::deploy);
    }

    /** Nothing is published as long as something is wrong anywhere; a translation that lacks is only said. */
    private void refuseWrong() {
        List<Finding> findings = police.check(Bundle.builtIn().values().stream()
                .map(bundle -> org.diwan.catalog.check.Bundle.of(bundle.service(), bundle.files()))
                .toList());
        findings.stream().filter(Finding::isWarning).forEach(finding -> LOG.warn("{}", finding));
        List<Finding> wrong =
                findings.stream().filter(finding -> !finding.isWarning()).toList();
        if (!wrong.isEmpty()) {
            throw new ModelRefused(wrong);
        }
    }

    private void deploy(Service service) {
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(service.key())
                .source("diwan")
                .enableDuplicateFiltering(false);
        service.files().stream().filter(ServiceDeployer::isModel).forEach(path -> service.file(path)
                .ifPresent(content ->
                        deployment.addInputStream(service.key() + "/" + path, new ByteArrayInputStream(content))));
        var result = deployment.deployWithResult();
        if (result.getDeployedProcessDefinitions() != null) {
            LOG.info("Published {}", service.key());
        }
    }

    private static boolean isModel(String path) {
        return path.endsWith(".bpmn") || path.endsWith(".dmn") || path.endsWith(".form");
    }
}
