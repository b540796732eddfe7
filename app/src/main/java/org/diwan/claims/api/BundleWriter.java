package org.diwan.claims.api;

import ca.uhn.fhir.parser.IParser;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.diwan.claims.fhir.FhirR4;
import org.diwan.claims.fhir.FhirSyntax;
import org.hl7.fhir.r4.model.Resource;

/** Writes a Bundle entry by entry, so that one of any length needs no more memory. */
final class BundleWriter implements Closeable {

    private static final String FHIR = " xmlns=\"http://hl7.org/fhir\"";

    private final Writer out;
    private final boolean json;
    private final IParser parser;
    private final String base;
    private boolean any;

    /**
     * Begins a Bundle.
     *
     * @param base the address that ids of resources are told behind
     * @param links by what they lead to: self, next
     */
    BundleWriter(
            OutputStream bytes, FhirSyntax syntax, String base, String type, Instant now, Map<String, String> links)
            throws IOException {
        out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
        json = syntax == FhirSyntax.JSON;
        parser = json ? FhirR4.context().newJsonParser() : FhirR4.context().newXmlParser();
        this.base = base;
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        if (json) {
            out.write("{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"timestamp\":\"" + time + "\"");
            jsonLinks(links);
        } else {
            out.write("<Bundle" + FHIR + "><type value=\"" + type + "\"/><timestamp value=\"" + time + "\"/>");
            for (Map.Entry<String, String> link : links.entrySet()) {
                out.write("<link><relation value=\"" + link.getKey() + "\"/><url value=\"" + xml(link.getValue())
                        + "\"/></link>");
            }
        }
    }

    private void jsonLinks(Map<String, String> links) throws IOException {
        String between = ",\"link\":[";
        for (Map.Entry<String, String> link : links.entrySet()) {
            out.write(
                    between + "{\"relation\":\"" + link.getKey() + "\",\"url\":\"" + jsonText(link.getValue()) + "\"}");
            between = ",";
        }
        out.write(links.isEmpty() ? "" : "]");
    }

    /** @param mode of a search's result: match or outcome; empty: none */
    void add(Resource resource, String mode) throws IOException {
        String text = parser.encodeResourceToString(resource);
        String address = resource.hasId() ? base + resource.fhirType() + "/" + resource.getIdPart() : "";
        if (json) {
            out.write(any ? "," : ",\"entry\":[");
            out.write("{" + (address.isEmpty() ? "" : "\"fullUrl\":\"" + jsonText(address) + "\",") + "\"resource\":"
                    + text + (mode.isEmpty() ? "" : ",\"search\":{\"mode\":\"" + mode + "\"}") + "}");
        } else {
            out.write("<entry>" + (address.isEmpty() ? "" : "<fullUrl value=\"" + xml(address) + "\"/>") + "<resource>"
                    + text + "</resource>"
                    + (mode.isEmpty() ? "" : "<search><mode value=\"" + mode + "\"/></search>") + "</entry>");
        }
        any = true;
    }

    /** Ends the Bundle; the bytes stay open. */
    @Override
    public void close() throws IOException {
        if (json) {
            out.write(any ? "]}" : "}");
        } else {
            out.write("</Bundle>");
        }
        out.flush();
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String jsonText(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
