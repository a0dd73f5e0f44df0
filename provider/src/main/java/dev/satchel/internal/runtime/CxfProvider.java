package dev.satchel.internal.runtime;

import jakarta.ws.rs.core.MultivaluedMap;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.impl.HttpHeadersImpl;
import org.apache.cxf.jaxrs.impl.PropertyHolderFactory;
import org.apache.cxf.jaxrs.impl.PropertyHolderFactory.PropertyHolder;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Injects one type on Apache CXF. CXF reads the type from the interfaces that a class declares, so
 * each type has a class, which may be a record.
 */
public interface CxfProvider<T> extends ContextProvider<T> {

  /** Returns the type, and how to get its object. */
  Injectable<T> injectable();

  @Override
  default T createContext(Message message) {
    return injectable().get(OfMessage.of(message));
  }

  /**
   * The properties of {@code ContainerRequestContext}, which CXF keeps in the request's message.
   */
  record OfMessage(Message in, PropertyHolder properties) implements RequestProperties {
    static OfMessage of(Message message) {
      Exchange exchange = message.getExchange();
      Message in =
          exchange != null && exchange.getInMessage() != null ? exchange.getInMessage() : message;
      return new OfMessage(in, PropertyHolderFactory.getPropertyHolder(in));
    }

    @Override
    public @Nullable Object get(String name) {
      return properties.getProperty(name);
    }

    @Override
    public void set(String name, Object value) {
      properties.setProperty(name, value);
    }

    @Override
    public MultivaluedMap<String, String> headers() {
      return new HttpHeadersImpl(in).getRequestHeaders();
    }

    /** Shows nothing of the request: its cookies stay out of logs. */
    @Override
    public String toString() {
      return "OfMessage";
    }
  }
}
