package dev.satchel.internal.runtime;

import dev.satchel.internal.log.LogOncePerMinute;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of one exchange, which a property of the request holds. A runtime may keep the
 * properties of all requests in one place, as RESTEasy does on the JDK's http server. So the state
 * knows for which exchange it was made, and no other exchange gets it. Safe for many threads.
 */
public abstract class ExchangeState {
  private static final LogOncePerMinute SHARED = new LogOncePerMinute();

  /** Empty where the runtime keeps the exchanges apart. */
  private volatile List<Object> requests;

  /**
   * Creates the state.
   *
   * @param request the request of the exchange
   */
  protected ExchangeState(RequestProperties request) {
    Object exchange = request.exchange();
    this.requests = exchange == null ? List.of() : List.of(exchange);
  }

  private static String cure() {
    return " This runtime shares the properties of a request with other requests: RESTEasy's"
        + " adapter for the JDK's http server does. Use another adapter, such as"
        + " resteasy-undertow";
  }

  private boolean isOf(@Nullable Object exchange) {
    List<Object> known = requests;
    // Each request comes here, so there is no stream.
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i) == exchange) {
        return true;
      }
    }
    return known.isEmpty();
  }

  /** Returns whether a servlet container sent the request to another servlet. */
  private static boolean isDispatched(RequestProperties request) {
    return request.get("jakarta.servlet.forward.request_uri") != null
        || request.get("jakarta.servlet.include.request_uri") != null
        || request.get("jakarta.servlet.error.request_uri") != null
        || request.get("jakarta.servlet.async.request_uri") != null;
  }

  /**
   * Returns whether the state belongs to a request that arrives. A forward, an include and an error
   * page of a servlet container bring a new request of the same exchange. The state of another
   * exchange is logged.
   */
  protected final boolean arrives(RequestProperties request) {
    Object exchange = request.exchange();
    if (exchange == null || isOf(exchange)) {
      return true;
    }
    if (!isDispatched(request)) {
      SHARED.log(
          Level.ERROR,
          count ->
              "A request arrived with the scopes of another request, which Satchel left out."
                  + cure()
                  + "; requests since the last such line: "
                  + count);
      return false;
    }
    List<Object> both = new ArrayList<>(requests);
    both.add(exchange);
    requests = List.copyOf(both);
    return true;
  }

  /**
   * Refuses the state of another exchange.
   *
   * @param exchange what stands for the exchange, as in {@link RequestProperties#exchange}
   * @throws IllegalStateException if the state was made for another exchange
   */
  protected final void requireOf(@Nullable Object exchange) {
    if (!isOf(exchange)) {
      throw new IllegalStateException(
          "A request gets its own scopes, but its properties hold those of another request."
              + cure());
    }
  }

  /**
   * Refuses the state of another exchange, in the same way.
   *
   * @throws IllegalStateException if the state was made for another exchange
   */
  public final void requireOf(ContainerRequestContext request) {
    if (!requests.isEmpty()) {
      requireOf((Object) request.getHeaders());
    }
  }
}
