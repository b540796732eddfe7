package org.diwan.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.diwan.Content;

/** A class that no model may name: it leaves a file behind as soon as anybody makes one. */
public class Canary implements JavaDelegate, ExecutionListener, TaskListener {

    static final Path FILE = Content.OWN.resolve("canary").toAbsolutePath();

    public Canary() {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, "somebody made me");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void execute(DelegateExecution execution) {}

    @Override
    public void notify(DelegateExecution execution) {}

    @Override
    public void notify(DelegateTask task) {}
}
