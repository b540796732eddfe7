package org.diwan.catalog;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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
    private final TransactionTemplate transactions;
    private final ApplicationEventPublisher events;

    ServiceDeployer(
            Services services,
            RepositoryService repository,
            ModelCheck police,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.transactions = new TransactionTemplate(transactions);
        this.events = events;
        this.police = police;
        this.services = services;
        this.repository = repository;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        refuseWrong();
        services.all().forEach(service -> transactions.executeWithoutResult(transaction -> deploy(service)));
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
            events.publishEvent(new ServicePublished(service.key(), release(service)));
            LOG.info("Published {}", service.key());
        }
    }

    private static String release(Service service) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            service.files().stream().sorted().forEach(path -> {
                hash.update(path.getBytes(StandardCharsets.UTF_8));
                service.file(path).ifPresent(hash::update);
            });
            return HexFormat.of().formatHex(hash.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isModel(String path) {
        return path.endsWith(".bpmn") || path.endsWith(".dmn") || path.endsWith(".form");
    }
}
