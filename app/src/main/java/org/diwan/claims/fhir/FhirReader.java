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
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
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
            var problems = new ArrayList<>(before(text));
            if (problems.stream().anyMatch(one -> one.words().equals(PlainNumber.TOO_LONG))) {
                return new FhirRead<>(null, problems);
            }
            var met = new ArrayList<FhirProblem>();
            IParser parser = syntax.parser(context);
            parser.setParserErrorHandler(new ProblemHandler(met));
            T resource = parser.parseResource(type, text);
            if (syntax == FhirSyntax.JSON) {
                problems.addAll(schema.problems(context.newXmlParser().encodeResourceToString(resource)));
            }
            return new FhirRead<>(resource, problems.isEmpty() ? met : problems);
        } catch (JsonProcessingException | DataFormatException | ConfigurationException | IllegalArgumentException e) {
            return new FhirRead<>(null, List.of(new FhirProblem(type.getSimpleName(), words(e))));
        }
    }

    private List<FhirProblem> before(String text) throws JsonProcessingException {
        if (syntax == FhirSyntax.XML) {
            return schema.problems(text);
        }
        var shape = new JsonShape(context);
        shape.resource("", TREES.readTree(text));
        return shape.problems();
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
