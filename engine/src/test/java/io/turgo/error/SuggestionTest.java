package io.turgo.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> NAMES = List.of("price", "prize", "quantity", "venue");

    @Test
    void theNearestNameIsSuggested() {
        assertEquals("; did you mean `quantity`?", Suggestion.of("quantty", NAMES));
        assertEquals("; did you mean `venue`?", Suggestion.of("VENUE", NAMES));
        assertEquals("; did you mean `price`?", Suggestion.of("prixe", NAMES), "the first of two equally near ones");
        assertEquals("; did you mean `price`?", Suggestion.of("prixe", List.of("prize", "price")));
    }

    @Test
    void aNameFarFromAllIsNotGuessed() {
        assertEquals("", Suggestion.of("notional", NAMES));
        assertNull(Suggestion.nearest("x", NAMES));
    }

    @Test
    void distanceIsDamerausWithEachPairOnce() {
        assertEquals(3, Suggestion.distance("kitten", "sitting"));
        assertEquals(4, Suggestion.distance("", "abcd"));
        assertEquals(0, Suggestion.distance("same", "same"));
        assertEquals(1, Suggestion.distance("ab", "ba"));
    }
}
