package io.turgo.sql.text;

import io.turgo.error.ConfigurationException;
import java.util.List;
import java.util.stream.Collectors;

/** A file of SQL that cannot be run as it is: everything that was found to be wrong with it. */
public final class SqlException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    private final transient List<SqlError> errors;

    /** @param errors one at least, in the order of the file */
    public SqlException(List<SqlError> errors) {
        super(errors.stream().map(SqlError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    /** All that is wrong, in the order of the file. */
    public List<SqlError> errors() {
        return errors;
    }
}
