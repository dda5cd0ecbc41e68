package io.turgo.daemon.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.spi.Connectors;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.daemon.gate.ShopJournal;
import org.junit.jupiter.api.Test;

class ConnectorsCommandTest {
    @Test
    void listsAllAndShowsAllOptionsOfEach() {
        final String list = ShopJournal.turgo("connectors").out();
        for (final TableConnector each : Connectors.all()) {
            assertTrue(list.contains(each.spec().name() + ' '), list);
            final String shown = ShopJournal.turgo("connectors", each.spec().name()).out();
            for (final OptionSpec option : each.spec().options()) {
                assertTrue(shown.contains("  '" + option.name() + "'  " + option.type()), shown);
            }
            assertTrue(shown.lines().allMatch(line -> line.equals(line.stripTrailing())), shown);
        }
    }

    @Test
    void anUnknownOneIsRefusedWithTheNearest() {
        final ShopJournal.Ended ended = ShopJournal.turgo("connectors", "filesytem");
        assertEquals(1, ended.code());
        assertTrue(ended.err().contains("there is no connector `filesytem`")
            && ended.err().contains("filesystem"), ended.err());
    }
}
