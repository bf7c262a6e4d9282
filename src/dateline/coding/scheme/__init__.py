"""The schemes of others: types and crosswalks as data."""
