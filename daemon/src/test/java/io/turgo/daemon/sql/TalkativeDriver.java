package io.turgo.daemon.sql;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** A driver that cannot connect, and puts all that it was given into its errors and into the log. */
final class TalkativeDriver implements Driver {
    static final String PREFIX = "jdbc:talkative:";
    private static final Logger LOG = Logger.getLogger("org.talkative");

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        final String all = url + " with " + info;
        LOG.warning("no way to " + all);
        final SQLException error =
            new SQLException("cannot connect to " + all, "08001", new IllegalStateException(all));
        error.setNextException(new SQLException("also " + all));
        error.addSuppressed(new IllegalStateException("and " + all));
        throw error;
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return LOG;
    }
}
