package org.diwan.catalog;

import org.camunda.bpm.engine.ArtifactFactory;

/** A model names no classes; one that does gets none, whatever the class may be. */
final class NoArtifacts implements ArtifactFactory {

    @Override
    public <T> T getArtifact(Class<T> type) {
        throw new IllegalArgumentException("a model may not name the class " + type.getName());
    }
}
