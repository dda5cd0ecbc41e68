package io.turgo.daemon;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP. By itself the JVM ends at it. That is right where the terminal of a command is closed; a daemon has none, and
 * gets the signal from people who want it to read its settings anew: there is nothing to read, so it goes on.
 */
final class Hangup {
    private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);
    private static final String SIGNAL = "HUP";

    private Hangup() {
    }

    /** Lets a process without a terminal go on at the signal. To be called once. */
    static void outlive() {
        if (System.console() == null) {
            handle();
        }
    }

    /** The JDK's class for signals is not one of its API, so it is asked for by name; without it all stays as it is. */
    private static void handle() {
        try {
            final Class<?> signal = Class.forName("sun.misc.Signal");
            final Class<?> handler = Class.forName("sun.misc.SignalHandler");
            final Method handle = signal.getMethod("handle", signal, handler);
            handle.invoke(null, signal.getConstructor(String.class).newInstance(SIGNAL), Proxy.newProxyInstance(
                Hangup.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> answer(method)));
        } catch (InvocationTargetException refused) {
            LOG.debug("the JVM keeps SIGHUP to itself (-Xrs, or nohup has it ignored)", refused.getCause());
        } catch (ReflectiveOperationException absent) {
            LOG.debug("this JVM has no signals", absent);
        }
    }

    /** The handler's own method; those of Object never come, as nobody compares or prints it. */
    private static Object answer(Method method) {
        if (method.getName().equals("handle")) {
            LOG.info("SIGHUP: there is nothing to be read anew, the pipeline goes on; SIGTERM ends it");
        }
        return null;
    }
}
