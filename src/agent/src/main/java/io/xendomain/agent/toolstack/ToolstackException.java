package io.xendomain.agent.toolstack;

/** A command of the toolstack failed; the message holds its own words. */
public final class ToolstackException extends Exception {

    public ToolstackException(String message) {
        super(message);
    }

    public ToolstackException(String message, Throwable cause) {
        super(message, cause);
    }
}
