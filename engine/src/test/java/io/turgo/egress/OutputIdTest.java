package io.turgo.egress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.error.InvalidValueException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputIdTest {
    @Property
    void textAndViewAreTheId(@ForAll long sequence, @ForAll long control, @ForAll int ordinal) {
        final OutputId id = new OutputId(sequence, control, ordinal);
        final OutputIdView view = new OutputIdView().set(sequence, control, ordinal);
        assertEquals(id, OutputId.parse(id.toString()));
        assertEquals(id, view.toOutputId());
        assertEquals(id.toString(), view.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1/2", "1/2/", "1/2/3/4", "1/2/x", "1/2/3000000000", "9223372036854775808/0/0"})
    void otherTextIsRefused(String text) {
        assertEquals("`" + text + "` is no output id, which is SEQUENCE/CONTROL/ORDINAL as OutputId.toString writes it",
            assertThrows(InvalidValueException.class, () -> OutputId.parse(text)).getMessage());
    }
}
