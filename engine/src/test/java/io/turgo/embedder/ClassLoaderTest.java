package io.turgo.embedder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.engine.Engine;
import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Views may be of a class loader below Turgo's, as in a container or with plugins, and of several. */
class ClassLoaderTest {
    private static final List<String> EXPECTED = List.of("2/0/0 eurusd false", "3/0/0 eurusd true");

    /** Defines the embedder's classes itself, and has the rest from its parent; or, if it is cut off, not even that. */
    private static final class OwnLoader extends ClassLoader {
        private final boolean cutOff;

        OwnLoader(boolean cutOff) {
            super(ClassLoaderTest.class.getClassLoader());
            this.cutOff = cutOff;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (cutOff && name.startsWith("io.turgo.record.")) {
                throw new ClassNotFoundException(name);
            }
            return name.startsWith(ForeignService.class.getName()) ? own(name) : super.loadClass(name, resolve);
        }

        private Class<?> own(String name) {
            synchronized (getClassLoadingLock(name)) {
                final Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) {
            try (InputStream stream = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                final byte[] bytes = stream.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static Object run(ClassLoader loader) throws ReflectiveOperationException {
        final Class<?> service = Class.forName(ForeignService.class.getName(), true, loader);
        assertSame(loader, service.getClassLoader());
        assertNotSame(ForeignService.class, service);
        return ((Supplier<?>) service.getConstructor().newInstance()).get();
    }

    @Test
    void anEmbedderOfAnotherClassLoaderHasViewsOfItsOwn() throws Exception {
        final ClassLoader loader = new OwnLoader(false);
        assertEquals(EXPECTED, run(loader));
        assertEquals(EXPECTED, run(loader), "a second time");
        assertEquals(EXPECTED, run(new OwnLoader(false)), "from another one");
        assertEquals(EXPECTED, new ForeignService().get(), "and from Turgo's own");
    }

    @Test
    void aLoaderThatDoesNotFindTurgoIsToldSo() throws Exception {
        final Class<?> view =
            Class.forName(ForeignService.class.getName() + "$Judged", true, new OwnLoader(true));
        final Pipeline pipeline = Pipeline.named("foreign");
        pipeline.source("quotes", Schema.named("quotes").timestamp("time").symbol("pair").int64("size").build(),
            EventTime.ascending("time")).deriveBoolean("large", row -> true).as(view).to("out", (id, row) -> { });
        final String message = assertThrows(
            ConfigurationException.class, () -> Engine.start(pipeline, Engine.context())).getMessage();
        assertTrue(message.contains("its class loader must find the same Turgo"), message);
    }
}
