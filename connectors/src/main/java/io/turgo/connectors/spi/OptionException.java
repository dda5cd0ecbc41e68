package io.turgo.connectors.spi;

import io.turgo.error.ConfigurationException;

/** An option that cannot stay as it is; says which, so that it can be pointed at. */
public final class OptionException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    private final String optionName;

    /**
     * @param optionName which option, as it is given; or the one that is missing
     * @param message    what is wrong and what to do about it, the name included; no secret
     */
    public OptionException(String optionName, String message) {
        super(message);
        this.optionName = optionName;
    }

    /** Which option. */
    public String optionName() {
        return optionName;
    }
}
