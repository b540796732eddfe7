package org.diwan.catalog;

import java.io.ByteArrayInputStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Brings each service into the engine: process, decisions and forms as one deployment, so that a running case keeps the
 * rules and forms it began with. An unchanged bundle is not deployed again.
 */
@Component
@Order(0)
class ServiceDeployer implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceDeployer.class);

    private final Services services;
    private final RepositoryService repository;

    ServiceDeployer(Services services, RepositoryService repository) {
        this.services = services;
        this.repository = repository;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        services.all().forEach(this::deploy);
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
