package dev.satchel.cache;

import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.jaxrs.impl.PropertyHolderFactory;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;

/** Apache CXF. */
final class CxfProvider implements ContextProvider<SessionCache> {
  @Override
  public SessionCache createContext(Message message) {
    Exchange exchange = message.getExchange();
    Message in =
        exchange != null && exchange.getInMessage() != null ? exchange.getInMessage() : message;
    return RequestCache.require(
        PropertyHolderFactory.getPropertyHolder(in).getProperty(RequestCache.PROPERTY));
  }
}
