package io.turgo.sql.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;

/** Makes the types of one plan, after {@link FlinkTypeSystem}; texts are UTF-8. For one thread. */
public final class TurgoTypeFactory extends SqlTypeFactoryImpl {
    /** A factory that has made nothing yet. */
    public TurgoTypeFactory() {
        super(FlinkTypeSystem.INSTANCE);
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }
}
