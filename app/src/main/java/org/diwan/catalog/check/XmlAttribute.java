package org.diwan.catalog.check;

record XmlAttribute(String uri, String name, String value) {}
