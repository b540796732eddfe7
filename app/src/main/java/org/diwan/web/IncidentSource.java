package org.diwan.web;

import java.util.List;

/** A part of the house whose work may give up; its bean puts that work on the operator's page. */
public interface IncidentSource {

    /** Name of the source, letters only; it makes the incidents' addresses unique. */
    String name();

    /** What has given up, oldest first. */
    List<Incident> open();

    /** How much work waits or is being retried. */
    long waiting();

    /** Has the work tried again. */
    void retry(String id);
}
