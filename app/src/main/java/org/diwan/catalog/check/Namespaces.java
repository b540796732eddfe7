package org.diwan.catalog.check;

import java.util.Map;

/** The namespaces that a model may use, with the prefixes of the allow lists. */
final class Namespaces {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    static final Map<String, String> OF_BPMN = Map.of(
            "bpmn", BPMN,
            "camunda", CAMUNDA,
            "bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI",
            "dc", "http://www.omg.org/spec/DD/20100524/DC",
            "di", "http://www.omg.org/spec/DD/20100524/DI",
            "xsi", XSI,
            "modeler", "http://camunda.org/schema/modeler/1.0",
            "bioc", "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "color", "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

    static final Map<String, String> OF_DMN = Map.of(
            "dmn", DMN,
            "camunda", CAMUNDA_DMN,
            "dmndi", "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "dc", "http://www.omg.org/spec/DMN/20180521/DC/",
            "di", "http://www.omg.org/spec/DMN/20180521/DI/",
            "modeler", "http://camunda.org/schema/modeler/1.0",
            "biodi", "http://bpmn.io/schema/dmn/biodi/2.0");

    private Namespaces() {}
}
