package org.diwan.claims.fhir;

import ca.uhn.fhir.context.ConfigurationException;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import org.diwan.claims.reason.Reason;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads resources strictly: what HAPI's parser meets is noted, and the resource is held against the schemas of FHIR R4.
 * Nothing is fetched. Texts must be limited in length and depth before. Not for several threads at once.
 */
public final class FhirReader {

    private static final int LONGEST = 200;
    private static final JsonMapper TREES = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(60).build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final FhirContext context = FhirR4.context();
    private final FhirSchema schema = new FhirSchema();
    private final FhirSyntax syntax;

    public FhirReader(FhirSyntax syntax) {
        this.syntax = syntax;
    }

    /** Reads a text and says all that is wrong with it, the places that are known exactly first. */
    public <T extends Resource> FhirRead<T> read(Class<T> type, String text) {
        try {
            return syntax == FhirSyntax.XML ? xml(type, text) : json(type, text);
        } catch (JsonProcessingException | DataFormatException | ConfigurationException | IllegalArgumentException e) {
            return new FhirRead<>(
                    null, List.of(new FhirProblem(type.getSimpleName(), Reason.of("fhir-unreadable", words(e)))));
        }
    }

    private <T extends Resource> FhirRead<T> xml(Class<T> type, String text) {
        List<FhirProblem> problems = schema.problems(text);
        if (isVast(problems)) {
            return new FhirRead<>(null, problems);
        }
        var met = new ArrayList<FhirProblem>();
        T resource = parse(type, text, met);
        return new FhirRead<>(resource, problems.isEmpty() ? met : problems);
    }

    /** The schemas judge XML, which cannot hold all that JSON can; what it cannot is judged by whoever takes the text. */
    private <T extends Resource> FhirRead<T> json(Class<T> type, String text) throws JsonProcessingException {
        JsonNode tree = TREES.readTree(text);
        var shape = new JsonShape(context);
        shape.resource("", tree);
        List<FhirProblem> problems = shape.problems();
        if (isVast(problems)) {
            return new FhirRead<>(null, problems);
        }
        var met = new ArrayList<FhirProblem>();
        T resource = parse(type, text, met);
        T shown = XmlTexts.clean(tree) ? parse(type, tree.toString(), new ArrayList<>()) : resource;
        problems.addAll(schema.problems(context.newXmlParser().encodeResourceToString(shown)));
        return new FhirRead<>(resource, problems.isEmpty() ? met : problems);
    }

    private <T extends Resource> T parse(Class<T> type, String text, List<FhirProblem> met) {
        IParser parser = syntax.parser(context);
        parser.setParserErrorHandler(new ProblemHandler(met));
        return parser.parseResource(type, text);
    }

    private static boolean isVast(List<FhirProblem> problems) {
        return problems.stream().anyMatch(one -> one.words().equals(PlainNumber.TOO_LONG));
    }

    private static String words(Exception e) {
        String words = String.valueOf(
                        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage())
                .replaceAll("HAPI-\\d+: ", "")
                .replaceAll("\\p{Cntrl}+", " ")
                .replaceAll("[\"'][^\"']*[\"']", "…");
        return words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
    }
}
