package org.diwan.rules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The rules of one service in one release, compiled. DRL is Java: it is read from the application itself only, never from
 * a bundle that somebody sent.
 *
 * @param version the same for the same rules, another for others
 */
public record RuleBook(String version, KieBase base) {

    private static final int SHORT = 16;

    /** Reads and compiles {@code services/<service>/*.drl} of the class path; takes seconds. */
    public static RuleBook ofService(String service) {
        SortedMap<String, String> files = new TreeMap<>();
        String pattern = "classpath*:services/" + service + "/*.drl";
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                try (InputStream content = file.getInputStream()) {
                    files.put(
                            String.valueOf(file.getFilename()),
                            new String(content.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new InvalidRules("The rules of " + service + " cannot be read: " + e.getMessage());
        }
        if (files.isEmpty()) {
            throw new InvalidRules("There are no rules of " + service);
        }
        return compile(service, files);
    }

    static RuleBook compile(String service, SortedMap<String, String> files) {
        String version = version(files);
        KieServices drools = KieServices.get();
        ReleaseId release = drools.newReleaseId("org.diwan", service, version);
        KieFileSystem tree = drools.newKieFileSystem();
        tree.generateAndWritePomXML(release);
        files.forEach((name, text) -> tree.write("src/main/resources/rules/" + name, text));
        ClassLoader facts = RuleBook.class.getClassLoader();
        KieBuilder builder = drools.newKieBuilder(tree, facts).buildAll();
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new InvalidRules(
                    builder.getResults().getMessages(Message.Level.ERROR).toString());
        }
        KieContainer container = drools.newKieContainer(release, facts);
        return new RuleBook(version, container.newKieBase(drools.newKieBaseConfiguration()));
    }

    private static String version(SortedMap<String, String> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, text) -> digest.update((name + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
