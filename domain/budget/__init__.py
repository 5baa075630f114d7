"""The municipality's budget as immutable documents, and the statement worked out from them."""
