package io.turgo.connectors.filesystem;

import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.file.ChannelOpener;
import io.turgo.connectors.spi.ConnectorSpec;
import io.turgo.connectors.spi.Formats;
import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.OptionType;
import io.turgo.connectors.spi.Role;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.spi.TableSource;
import io.turgo.egress.Sink;
import io.turgo.error.ConfigurationException;
import io.turgo.source.ReferenceLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables that are files. */
public final class FilesystemConnector implements TableConnector {
    private static final ConnectorSpec SPEC = new ConnectorSpec("filesystem",
        "Files as tables: a file, a resource of the class path or the files of a directory, read once or followed as "
            + "they grow; written as one growing file; or loaded to be looked up.", options(), FileMetadata.SPECS,
        Map.of(Role.SOURCE, "exactly once: a file is read once, and a restart goes on behind the last journaled row",
            Role.SINK, "exactly once: the file and a commit file beside it keep the id of the last row",
            Role.LOOKUP, "loaded whole at each start; what has changed is journaled"));

    private static List<OptionSpec> options() {
        final List<OptionSpec> options = new ArrayList<>();
        options.add(OptionSpec.of(FileTable.PATH, OptionType.TEXT, "The file, relative to the SQL file. To be read, "
            + "also a directory, whose files are read in the order of their names (those that begin with `.` or `_` "
            + "are passed over), or `classpath:NAME`. What is named `.gz` is decompressed; it is not "
            + "written.").mandatory());
        options.add(OptionSpec.of(FileTable.INTERVAL, OptionType.DURATION, "How often to look for lines that were "
            + "appended and for new files; without it the table ends where the files end. A line is read once its line "
            + "break is there. A file of a directory is left when there is another and it has not grown for an "
            + "interval; what is appended to it later is not read.").only(Role.SOURCE));
        options.add(OptionSpec.of(FileTable.PATTERN, OptionType.TEXT, "A regular expression that the whole path of a "
            + "directory's file must match to be read.").only(Role.SOURCE, Role.LOOKUP));
        options.addAll(Formats.options());
        return options;
    }

    @Override
    public ConnectorSpec spec() {
        return SPEC;
    }

    @Override
    public TableSource source(TableDefinition table) {
        final FileTable files = FileTable.of(table);
        return TableSource.of(new FilesystemSource(files), !files.followed());
    }

    @Override
    public Sink sink(TableDefinition table) {
        final FileTable files = FileTable.of(table);
        if (files.path() == null) {
            throw new OptionException(FileTable.PATH, "option `path`: a resource of the class path cannot be written; "
                + "name a file");
        }
        if (ByteSource.isGzip(files.path().toString())) {
            throw new OptionException(FileTable.PATH, "option `path`: what is written is not compressed, and nobody "
                + "could read it under a name with `.gz`; leave that out");
        }
        return new FileTableSink(files.path(), files.format(), ChannelOpener.REAL);
    }

    @Override
    public ReferenceLoader lookup(TableDefinition table) {
        table.columns(TableColumn.Kind.METADATA).stream().findFirst().ifPresent(column -> {
            throw new ConfigurationException("column `" + column.name() + "` of table `" + table.name()
                + "` is metadata, which a table that is looked up does not have; leave it out");
        });
        return new FileReference(FileTable.of(table));
    }
}
